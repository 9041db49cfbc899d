package se.statistiktjanst.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** A refused request on a connection that its client keeps, byte for byte: the next request must not be lost. */
class UnreadBodyIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static CollectorSite site;

    @BeforeAll
    static void start() throws Exception {
        site = CollectorSite.start(new CollectorFixture(db).collectorPool(), CollectorConfiguration.DEFAULT);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void readsASmallBodyThatComesAfterTheHeadersAndTakesTheNextRequest() throws Exception {
        try (Talk talk = new Talk(site.port())) {
            talk.say(head(2, ""));
            // The refusal needs no body, and would be given now.
            TimeUnit.MILLISECONDS.sleep(300);
            talk.say("{}");
            assertThat(talk.head()).first().asString().contains("401");
            talk.say(head(2, "") + "{}");
            assertThat(talk.head()).first().asString().contains("401");
        }
    }

    @Test
    void saysThatTheConnectionEndsBeforeALargeBodyIsSent() throws Exception {
        try (Talk talk = new Talk(site.port())) {
            talk.say(head(10_000_000, ""));
            assertThat(talk.head())
                    .contains("connection: close")
                    .first()
                    .asString()
                    .contains("401");
        }
    }

    @Test
    void saysThatTheConnectionEndsToAClientThatAsksFirst() throws Exception {
        try (Talk talk = new Talk(site.port())) {
            talk.say(head(100, "Expect: 100-continue\r\n"));
            assertThat(talk.head())
                    .contains("connection: close")
                    .first()
                    .asString()
                    .contains("401");
        }
    }

    @Test
    void saysThatTheConnectionEndsWhenTheRestOfAChunkedBodyIsLarge() throws Exception {
        try (Talk talk = new Talk(site.port())) {
            talk.say("POST /api/events/v1 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
            for (int i = 0; i < 5; i++) {
                talk.say(chunk);
            }
            assertThat(talk.head())
                    .contains("connection: close")
                    .first()
                    .asString()
                    .contains("401");
        }
    }

    private static String head(int length, String more) {
        return "POST /api/events/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n" + more + "\r\n";
    }

    private static final class Talk implements AutoCloseable {
        private static final String VERSION = "HTTP/1.1 ";

        private final Socket socket;
        private final BufferedReader answers;

        Talk(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        /** Status and headers of the next answer in lower case; what is left of the one before is read past. */
        List<String> head() throws IOException {
            String line = answers.readLine();
            while (line != null && !line.contains(VERSION)) {
                line = answers.readLine();
            }
            assertThat(line).as("another answer on the connection").isNotNull();
            List<String> lines = new ArrayList<>();
            // The body before may end without a line break.
            for (line = line.substring(line.indexOf(VERSION)); !line.isEmpty(); line = answers.readLine()) {
                lines.add(line.toLowerCase(Locale.ROOT));
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
