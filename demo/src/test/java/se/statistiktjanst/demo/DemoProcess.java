package se.statistiktjanst.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The demo as a process of its own, as the script starts it. */
final class DemoProcess implements AutoCloseable {
    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://\\S+");
    private static final int READY_SECONDS = 150;
    private static final int STOP_SECONDS = 40;

    private final Path data;
    private final Process process;
    private final Path output;

    private DemoProcess(Path data, Process process, Path output) {
        this.data = data;
        this.process = process;
        this.output = output;
    }

    static DemoProcess start(Path home, int port, Path data, int sampleEvents) throws IOException {
        Path output = Files.createTempFile(data.getParent(), "demo", ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Dstatistik.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "se.statistiktjanst.demo.Main",
                        "demo",
                        "--port=" + port,
                        "--data=" + data,
                        "--sample-events=" + sampleEvents)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new DemoProcess(data, process, output);
    }

    /** Waits for {@code demo.env} and reads it. */
    Map<String, String> awaitReady() throws IOException, InterruptedException {
        for (int tenths = 0; tenths < READY_SECONDS * 10; tenths++) {
            if (Files.exists(environment())) {
                return Files.readAllLines(environment()).stream()
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IllegalStateException("the demo did not become ready:\n" + output());
    }

    Path environment() {
        return data.resolve("demo.env");
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    long count(String sql) throws IOException, SQLException {
        Matcher url = DATABASE.matcher(Files.readString(data.resolve("statistics.yml")));
        if (!url.find()) {
            throw new IllegalStateException("no database in statistics.yml");
        }
        String password =
                Files.readString(data.resolve("database/superuser-password")).strip();
        try (Connection connection = DriverManager.getConnection(url.group(), "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** SIGTERM; then gives those of its processes that are still there. */
    List<ProcessHandle> terminate() throws InterruptedException {
        List<ProcessHandle> all = process.toHandle().descendants().collect(Collectors.toList());
        all.add(process.toHandle());
        process.destroy();
        process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        return all.stream().filter(ProcessHandle::isAlive).toList();
    }

    @Override
    public void close() throws InterruptedException {
        terminate();
        process.destroyForcibly();
    }
}
