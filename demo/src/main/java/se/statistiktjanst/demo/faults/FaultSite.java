package se.statistiktjanst.demo.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.service.StatisticsApplication;

/**
 * The service as it ships, with {@code config/statistics.yml}, as a process of its own on a PostgreSQL of its own: both
 * can be killed and started again.
 */
final class FaultSite implements AutoCloseable {
    private static final String DATABASE = "statistik";
    private static final String SENDER = "demo";
    private static final int COMMAND_MINUTES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path home;
    private final Path data;
    private final int port = freePort();
    private final int databasePort = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedPostgres postgres;
    private @Nullable Process server;

    private FaultSite(Path home, Path data) {
        this.home = home;
        this.data = data;
        this.postgres = EmbeddedPostgres.start(data.resolve("database"), databasePort);
    }

    /** An empty installation with schema and registry; the server does not run yet. */
    static FaultSite prepare(Path home, Path data) throws Exception {
        if (Files.exists(data)) {
            throw new IllegalArgumentException(data + " is there already: take it away, or choose another with --data");
        }
        Files.createDirectories(data.resolve("passwords"));
        FaultSite site = new FaultSite(home, data);
        try {
            site.makeDatabase();
            site.command("keys", "init");
            site.command("db", "migrate");
            site.command("registry", "load");
            return site;
        } catch (Exception e) {
            site.close();
            throw e;
        }
    }

    private void makeDatabase() throws IOException {
        superuser("postgres").useHandle(handle -> handle.execute("create database " + DATABASE));
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            String password = UUID.randomUUID().toString();
            passwords.put(role, password);
            Files.writeString(data.resolve("passwords").resolve(role.login()), password);
        }
        Bootstrap.run(superuser(DATABASE), passwords);
    }

    /** A token of the sender that all clients are. */
    String token() throws Exception {
        List<String> lines = command("registry", "token", SENDER);
        return lines.get(lines.size() - 1);
    }

    URI events() {
        return URI.create("http://127.0.0.1:" + port + "/api/events/v1");
    }

    Jdbi superuser() {
        return superuser(DATABASE);
    }

    /** Starts the server, again and again if it refuses because the database is not there, until it answers. */
    synchronized void startServer() throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(events().resolve("/api/schemas"))
                .timeout(PATIENCE)
                .build();
        for (; ; ) {
            if (server == null || !server.isAlive()) {
                server = process("server", List.of("server", configuration()), "-Ddw.components=collector");
            }
            try {
                if (http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
    }

    /** SIGKILL: nothing of it gets to do anything more. */
    synchronized void killServer() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
    }

    /** SIGKILL to PostgreSQL and all its processes, then a start on the same files, which recovers. */
    void killDatabase() throws IOException {
        Path pidFile = data.resolve("database/data/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = postmaster.children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postgres.close();
        postgres = EmbeddedPostgres.start(data.resolve("database"), databasePort);
    }

    @Override
    public void close() {
        try {
            killServer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }

    private String configuration() {
        return home.resolve("config/statistics.yml").toString();
    }

    private List<String> command(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", configuration()));
        String name = words[0] + '-' + words[1];
        Process process = process(name, all);
        if (!process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("the command " + name + " failed; see " + log(name));
        }
        return Files.readAllLines(log(name).toPath());
    }

    private File log(String name) {
        return data.resolve(name + ".log").toFile();
    }

    private Process process(String name, List<String> words, String... options) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), StatisticsApplication.class.getName()));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name)));
        builder.environment()
                .putAll(Map.of(
                        "STATISTIK_DEFINITIONS", home.resolve("config").toString(),
                        "STATISTIK_DATABASE_URL", postgres.jdbcUrl(DATABASE),
                        "STATISTIK_DATABASE_PASSWORDS",
                                data.resolve("passwords").toString(),
                        "STATISTIK_ROOT_KEY", data.resolve("root.key").toString(),
                        "STATISTIK_SHREDDABLE_KEYS", data.resolve("keys").toString(),
                        "STATISTIK_EXPORT_FOLDER", data.resolve("exports").toString(),
                        "STATISTIK_SENDER_TOKENS", "true",
                        "STATISTIK_PORT", Integer.toString(port),
                        "STATISTIK_ADMIN_PORT", "0"));
        return builder.start();
    }

    private Jdbi superuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl(database));
        source.setUser(postgres.superuser());
        source.setPassword(postgres.superuserPassword());
        return Pools.jdbi(source);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
