package se.statistiktjanst.benchmarks.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.StatisticsApplication;

/** The service as an operator runs it: the shipped configuration file and commands, in processes of their own. */
public final class ServiceProcess implements AutoCloseable {
    public static final String SENDER = "demo";
    private static final int START_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final int port;
    private Path configuration;
    private Optional<Process> server = Optional.empty();

    /** Passwords, keys, schema and registry. */
    public ServiceProcess(Path home, Path folder, String databaseUrl, Map<DatabaseRole, String> passwords)
            throws IOException {
        this.folder = folder;
        this.port = freePort();
        this.configuration = home.resolve("config/statistics.yml");
        Path passwordFiles = Files.createDirectories(folder.resolve("passwords"));
        for (Map.Entry<DatabaseRole, String> password : passwords.entrySet()) {
            Files.writeString(passwordFiles.resolve(password.getKey().login()), password.getValue());
        }
        environment.put("STATISTIK_DEFINITIONS", home.resolve("config").toString());
        environment.put("STATISTIK_DATABASE_URL", databaseUrl);
        environment.put("STATISTIK_DATABASE_PASSWORDS", passwordFiles.toString());
        environment.put("STATISTIK_ROOT_KEY", folder.resolve("root.key").toString());
        environment.put("STATISTIK_SHREDDABLE_KEYS", folder.resolve("keys").toString());
        environment.put("STATISTIK_EXPORT_FOLDER", folder.resolve("exports").toString());
        environment.put("STATISTIK_PORT", Integer.toString(port));
        environment.put("STATISTIK_ADMIN_PORT", "0");
        // Senders of the benchmark show the tokens that registry token gives.
        environment.put("STATISTIK_SENDER_TOKENS", "true");
    }

    /** From now on the shipped configuration with one component, and no limit of calls but the machine's. */
    public void only(String component) throws IOException {
        String shipped = Files.readString(configuration);
        String chosen = shipped.replaceFirst("(?m)^components:.*$", "components: [" + component + "]");
        configuration = Files.writeString(folder.resolve("statistics.yml"), chosen);
        environment.put("STATISTIK_API_CALLS", Integer.toString(Integer.MAX_VALUE));
    }

    /** Runs a command to its end and gives what it said. */
    public String command(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--config", configuration()));
        Process process = process(List.of(), line).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(words[0] + " failed: " + said);
        }
        return said;
    }

    /** Starts the server and waits until it answers at a path. */
    public void start(List<String> javaOptions, String path) throws IOException, InterruptedException {
        Process started = process(javaOptions, List.of("server", configuration()))
                .redirectOutput(log().toFile())
                .start();
        server = Optional.of(started);
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path)).build();
        HttpClient client = HttpClient.newHttpClient();
        for (int tenths = 0; tenths < START_SECONDS * 10 && started.isAlive(); tenths++) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the server did not start: " + Files.readString(log()));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    public ProcessHandle handle() {
        return server.orElseThrow().toHandle();
    }

    public Path log() {
        return folder.resolve("server.log");
    }

    private String configuration() {
        return configuration.toString();
    }

    private ProcessBuilder process(List<String> javaOptions, List<String> words) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(javaOptions);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), StatisticsApplication.class.getName()));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.ifPresent(process -> {
            process.destroy();
            process.onExit().join();
        });
    }
}
