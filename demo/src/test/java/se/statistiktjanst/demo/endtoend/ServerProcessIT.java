package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The server as a process of its own, stopped as an operator stops it. */
class ServerProcessIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    private static final int BEFORE_STOPPING = 20;

    @Test
    void stoppedBySigtermWhileEventsComeItEndsInOrderAndHasWhatItAcknowledged() throws Exception {
        Installation other =
                Installation.make(db, Installation.newFolder("stopped-server"), URI.create("http://127.0.0.1:9/demo"));
        String[] said = {""};
        // Commands in this process take over logging from the server.
        service.whileStopped(() -> {
            other.prepare();
            said[0] = other.command("registry", "token", Calls.SENDER);
        });
        List<String> lines = said[0].lines().toList();
        Process server = other.process("server", "server");
        try {
            awaitAnswer(other, server, "server");
            Sender sender = new Sender(other, lines.get(lines.size() - 1));
            sender.start();
            sender.awaitAcknowledged(BEFORE_STOPPING);

            server.destroy();

            assertThat(server.waitFor(30, TimeUnit.SECONDS))
                    .as("ended within half a minute")
                    .isTrue();
            sender.join();
            // The way a JVM says that it was asked to end and did: 128 + 15.
            assertThat(server.exitValue()).isEqualTo(143);
            assertThat(java.nio.file.Files.readString(other.log())).doesNotContain("ERROR", "Exception");
            assertThat(stored())
                    .containsAll(sender.acknowledged())
                    .hasSizeLessThanOrEqualTo(sender.acknowledged().size() + 1);
            assertThat(connectionsLeft()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    static void awaitAnswer(Installation installation, Process server, String log) throws Exception {
        Visitor visitor = new Visitor(installation.address());
        for (int waited = 0; waited < 600; waited++) {
            assertThat(server.isAlive()).as(installation.said(log)).isTrue();
            try {
                assertThat(visitor.get("sv/").statusCode()).isEqualTo(200);
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("the server does not answer: " + installation.said(log));
    }

    /** The ids of the facts, by what stands in their errand. */
    private static List<String> stored() {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                select e.code from event.fact f
                                join event.dimension_value e on e.id = f.errand
                                """).mapTo(String.class).list());
    }

    private static long connectionsLeft() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and usename like 'statistik_%'")
                        .mapTo(Long.class)
                        .one());
    }

    /** Sends one event after the other until nobody answers; each with an errand of its own. */
    private static final class Sender extends Thread {
        private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        private final Visitor visitor;
        private final String token;

        Sender(Installation installation, String token) {
            this.visitor = new Visitor(installation.address());
            this.token = token;
        }

        @Override
        public void run() {
            String resident = TestNumbers.all().get(3);
            for (int number = 0; ; number++) {
                String name = "errand " + number;
                var event = Calls.answered("stop/" + number, Clock.systemUTC().instant(), resident);
                ((com.fasterxml.jackson.databind.node.ObjectNode) event.get("data")).put("errand", name);
                try {
                    if (visitor.send(token, Calls.ONE, event.toString()).statusCode() != 202) {
                        return;
                    }
                } catch (Exception e) {
                    return;
                }
                acknowledged.add(name);
            }
        }

        List<String> acknowledged() {
            return acknowledged;
        }

        void awaitAcknowledged(int least) throws InterruptedException {
            for (int waited = 0; waited < 600 && acknowledged.size() < least; waited++) {
                Thread.sleep(50);
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(least);
        }
    }
}
