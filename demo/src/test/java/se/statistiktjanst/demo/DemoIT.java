package se.statistiktjanst.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, from an empty folder to SIGTERM, and again. */
class DemoIT {
    private static final Path HOME = Path.of(System.getProperty("repository.root"));
    private static final String FACTS = "select count(*) from event.fact";
    private static final String CELLS = "select count(*) from open.cell";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void startsKeepsItsDataAndLeavesNothingBehind() throws Exception {
        int port = freePort();
        Path data = folder.resolve("data");
        long facts;
        long cells;
        try (DemoProcess first = DemoProcess.start(HOME, port, data, 3_000)) {
            Map<String, String> environment = first.awaitReady();
            tellsWhereToGoOn(first, environment, port);
            answers(environment);
            facts = first.count(FACTS);
            cells = first.count(CELLS);
            assertThat(facts).isBetween(7_000L, 9_500L);
            assertThat(cells).isPositive();

            refusesATakenPort(port);
            importsTheCallsAgainBesideIt(data);
            assertThat(first.count(FACTS)).isEqualTo(facts);

            assertThat(first.terminate()).isEmpty();
            assertThat(first.environment()).doesNotExist();
        }
        try (DemoProcess second = DemoProcess.start(HOME, port, data, 3_000)) {
            second.awaitReady();
            assertThat(second.output()).doesNotContain("sample events", "call file");
            assertThat(second.count(FACTS)).isEqualTo(facts);
            assertThat(second.count(CELLS)).isEqualTo(cells);
        }
    }

    private static void tellsWhereToGoOn(DemoProcess demo, Map<String, String> environment, int port)
            throws IOException {
        assertThat(environment)
                .containsEntry("URL", "http://localhost:" + port)
                .containsEntry("USER_UNIT_MANAGER", "unit-manager")
                .containsKeys("SENDER_TOKEN", "DEMO_SENDER_SOURCE", "LOGIN_URL_ANALYST", "PID");
        assertThat(Files.getPosixFilePermissions(demo.environment()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(demo.output()).contains("Ready in", "Enhetschef", environment.get("LOGIN_URL_UNIT_MANAGER"));
    }

    private static void answers(Map<String, String> environment) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest start =
                HttpRequest.newBuilder(URI.create(environment.get("URL") + "/")).build();
        assertThat(http.send(start, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private void refusesATakenPort(int port) {
        Path other = folder.resolve("other");
        assertThat(run("demo", "--port", Integer.toString(port), "--data", other.toString()))
                .isEqualTo(1);
        assertThat(said())
                .isEqualTo("statistik: port " + port + " is taken: stop what uses it, or choose another with --port"
                        + System.lineSeparator());
        assertThat(other).doesNotExist();
    }

    private void importsTheCallsAgainBesideIt(Path data) {
        String calls = HOME.resolve("config/demo/calls-2021q1.csv").toString();
        assertThat(run("import", "--mapping", "calls-2021q1", "--historical", calls, "--data", data.toString()))
                .isZero();
        assertThat(said()).contains("duplicates 5,000");
    }

    private int run(String... words) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Main(HOME, out, out, Clock.systemUTC()).run(List.of(words));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
