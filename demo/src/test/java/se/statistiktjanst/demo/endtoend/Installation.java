package se.statistiktjanst.demo.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.statistiktjanst.demo.identity.DemoIdentityProvider;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKeyFile;
import se.statistiktjanst.service.StatisticsApplication;

/**
 * An installation as an operator makes it: folders for keys, passwords, exports and logs, the shipped configuration file
 * with its variables filled in, and the real commands on an empty database.
 */
final class Installation {
    static final Path REPOSITORY = Path.of(System.getProperty("repository.root", ".."))
            .toAbsolutePath()
            .normalize();
    static final Path CONFIG = REPOSITORY.resolve("config");
    static final Path CALLS = CONFIG.resolve("demo/calls-2021q1.csv");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(STATISTIK_[A-Z_]+)(:-[^}]*)?}");

    private final TestDatabase db;
    private final Path folder;
    private final int port;

    private Installation(TestDatabase db, Path folder, int port) {
        this.db = db;
        this.folder = folder;
        this.port = port;
    }

    /** An empty folder under {@code target}, which stays after the tests for whoever wants to know why one failed. */
    static Path newFolder(String name) throws IOException {
        Path folder = Path.of(System.getProperty("basedir", ""), "target", "end-to-end", name)
                .toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** Folders, passwords, roles and configuration; no key, no schema. */
    static Installation make(TestDatabase db, Path folder, URI issuer) throws IOException {
        Installation made = new Installation(db, folder, freePort());
        db.configuration(Files.createDirectories(folder.resolve("passwords")));
        Files.createDirectories(folder.resolve("log"));
        db.bootstrap();
        made.configure(issuer);
        return made;
    }

    TestDatabase db() {
        return db;
    }

    Path folder() {
        return folder;
    }

    Path rootKey() {
        return folder.resolve("root.key");
    }

    Path exports() {
        return folder.resolve("exports");
    }

    Path shreddableKeys() {
        return folder.resolve("keys");
    }

    Path log() {
        return folder.resolve("log/statistik.log");
    }

    KeyTree keys() {
        return new KeyTree(RootKeyFile.read(rootKey()));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Key, schema and registry. */
    void prepare() throws Exception {
        command("keys", "init");
        prepareDatabase();
    }

    /** Schema and registry, with the key that is there. */
    void prepareDatabase() throws Exception {
        command("db", "migrate");
        command("registry", "load");
    }

    /** From now on a server of the open site alone: no key, no other role's password, no folder but the passwords'. */
    void leaveOpenSiteAlone() throws IOException {
        Files.delete(rootKey());
        try (Stream<Path> passwords = Files.list(folder.resolve("passwords"))) {
            for (Path password : passwords.toList()) {
                if (!password.getFileName().toString().equals(DatabaseRole.OPEN.login())) {
                    Files.delete(password);
                }
            }
        }
        String settings = Files.readString(configuration());
        Files.writeString(configuration(), settings.replaceFirst("(?m)^components:.*$", "components: [open]"));
    }

    /**
     * Runs a command in this process. It takes over logging, so not beside a server in this process.
     *
     * @return what it said
     */
    String command(String... words) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new Run(out).of(withConfiguration(words).toArray(String[]::new));
        }
        Files.write(
                folder.resolve("log/commands.log"),
                said.toByteArray(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Starts the server in this process. */
    Run server() throws Exception {
        Run run = new Run(System.out);
        run.of("server", configuration().toString());
        return run;
    }

    /** Starts a command, or the server, in a process of its own, whose words go to {@code log/NAME.log}. */
    Process process(String name, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StatisticsApplication.class.getName()));
        line.addAll(
                words[0].equals("server") ? List.of("server", configuration().toString()) : withConfiguration(words));
        File said = folder.resolve("log/" + name + ".log").toFile();
        return new ProcessBuilder(line)
                .directory(REPOSITORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
    }

    String said(String name) throws IOException {
        return Files.readString(folder.resolve("log/" + name + ".log"));
    }

    private List<String> withConfiguration(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--config");
        line.add(configuration().toString());
        return line;
    }

    private Path configuration() {
        return folder.resolve("statistics.yml");
    }

    private void configure(URI issuer) throws IOException {
        Map<String, String> values = Map.ofEntries(
                Map.entry("STATISTIK_DEFINITIONS", CONFIG.toString()),
                Map.entry("STATISTIK_DATABASE_URL", db.url()),
                Map.entry(
                        "STATISTIK_DATABASE_PASSWORDS",
                        folder.resolve("passwords").toString()),
                Map.entry("STATISTIK_ROOT_KEY", rootKey().toString()),
                Map.entry("STATISTIK_SHREDDABLE_KEYS", shreddableKeys().toString()),
                Map.entry("STATISTIK_OIDC_ISSUER", issuer.toString()),
                Map.entry("STATISTIK_OIDC_CLIENT", DemoIdentityProvider.CLIENT_ID),
                Map.entry("STATISTIK_ORIGIN", "http://127.0.0.1:" + port),
                Map.entry("STATISTIK_EXPORT_FOLDER", exports().toString()),
                Map.entry("STATISTIK_PORT", Integer.toString(port)),
                Map.entry("STATISTIK_ADMIN_PORT", "0"),
                Map.entry("STATISTIK_API_CALLS", "10000"));
        String shipped = VARIABLE.matcher(Files.readString(CONFIG.resolve("statistics.yml")))
                .replaceAll(variable -> value(variable, values));
        Files.writeString(
                configuration(),
                changed(changed(shipped, "demo: false", "demo: true"), "allowShortLife: false", "allowShortLife: true")
                                .replaceFirst("(?s)\nlogging:.*", "")
                        + """

                        senderContacts:
                          SE4499400010-1000: [phone-advice, booking]
                        files:
                          folder: %s
                          everySeconds: 1
                          quietSeconds: 0
                          areas:
                            - {name: region-granmark, careProvider: SE4499100016-1000, sender: phone-advice}

                        logging:
                          level: INFO
                          loggers:
                            se.statistiktjanst: TRACE
                            org.jdbi: DEBUG
                          appenders:
                            - type: file
                              currentLogFilename: %s
                              archive: false
                              timeZone: UTC
                        """.formatted(folder.resolve("files"), log()));
    }

    private static String value(MatchResult variable, Map<String, String> values) {
        String otherwise = variable.group(2);
        String value = values.getOrDefault(variable.group(1), otherwise == null ? "" : otherwise.substring(2));
        return Matcher.quoteReplacement(value);
    }

    private static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException("config/statistics.yml no longer has the line " + from);
        }
        return text.replace(from, to);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
