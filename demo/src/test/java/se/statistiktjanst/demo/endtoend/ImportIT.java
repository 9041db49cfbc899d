package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** An import may be repeated, and broken off anywhere. */
class ImportIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    private static final String[] IMPORT = {
        "import", "--mapping", "calls-2021q1", "--historical", Installation.CALLS.toString()
    };
    private static final int PATIENCE = 60_000;

    @Test
    void theSecondImportOfTheFileChangesNothing() throws Exception {
        Stored before = Stored.read(service.superuser());
        assertThat(before.facts()).hasSize(5000);
        assertThat(before.figures()).isNotEmpty();
        assertThat(before.residents()).isPositive();

        // Beside the running server, as an operator would.
        Process again = service.installation().process("import-again", IMPORT);
        assertThat(again.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(again.exitValue()).isZero();
        assertThat(service.installation().said("import-again"))
                .contains("received 5,000 = accepted 0 + duplicates 5,000 + conflicts 0 + refused 0");
        assertThat(Stored.read(service.superuser()).differences(before)).isEmpty();
    }

    @Test
    void damagedRollUpsAreMadeAnewBesideTheRunningServer() throws Exception {
        Stored before = Stored.read(service.superuser());
        service.superuser().useHandle(handle -> {
            handle.execute("update usage.daily set events = events + 1");
            handle.execute("delete from usage.seconds_month");
        });
        assertThat(Stored.read(service.superuser()).differences(before)).isNotEmpty();

        Process rebuild = service.installation().process("rebuild", "usage", "rebuild");
        assertThat(rebuild.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(rebuild.exitValue())
                .as(service.installation().said("rebuild"))
                .isZero();
        assertThat(service.installation().said("rebuild")).contains("the roll-ups are made anew from");
        assertThat(Stored.read(service.superuser()).differences(before)).isEmpty();
        assertThat(service.count("usage.seconds_month")).isPositive();
    }

    @Test
    void anImportKilledHalfWayAndRepeatedLeavesWhatAnUninterruptedOneDoes() throws Exception {
        Installation other =
                Installation.make(db, Installation.newFolder("killed-import"), URI.create("http://127.0.0.1:9/demo"));
        // The same root key gives a resident the same index, so that the two can be compared.
        Files.copy(service.installation().rootKey(), other.rootKey());
        // Commands in this process take over logging from the server.
        service.whileStopped(other::prepareDatabase);
        Jdbi superuser = db.superuserJdbi();

        Process killed = other.process("import-killed", IMPORT);
        long done = awaitRows(superuser, killed, 1000);
        superuser.useTransaction(handle -> {
            // The ledger cannot go on, so the process waits there with its next batch stored: the worst moment.
            handle.execute("lock table event.import in share row exclusive mode");
            awaitWaiting(handle);
            killed.destroyForcibly().waitFor();
            handle.execute("select pg_terminate_backend(pid) from pg_locks where not granted"
                    + " and relation = 'event.import'::regclass");
        });
        long stored = factsIn(superuser);
        assertThat(done).isBetween(1000L, 4000L);
        assertThat(stored).isBetween(2000L, 4999L);

        Process repeated = other.process("import-repeated", IMPORT);
        assertThat(repeated.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(repeated.exitValue()).as(other.said("import-repeated")).isZero();
        assertThat(other.said("import-repeated"))
                .contains("%,d rows were done by an earlier run".formatted(stored - 1000))
                .contains("accepted %,d + duplicates 1,000 + conflicts 0 + refused 0".formatted(5000 - stored));
        assertThat(Stored.read(superuser).differences(Stored.read(service.superuser())))
                .isEmpty();
    }

    private static long awaitRows(Jdbi superuser, Process process, long least) throws InterruptedException {
        for (int waited = 0; waited < PATIENCE && process.isAlive(); waited += 5) {
            long done = superuser.withHandle(
                    handle -> handle.createQuery("select coalesce(max(rows_done), 0) from event.import")
                            .mapTo(Long.class)
                            .one());
            if (done >= least) {
                return done;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("the import ended before it could be killed");
    }

    private static void awaitWaiting(Handle handle) throws InterruptedException {
        for (int waited = 0; waited < PATIENCE; waited += 20) {
            boolean waiting = handle.createQuery("select exists (select from pg_locks where not granted"
                            + " and relation = 'event.import'::regclass)")
                    .mapTo(Boolean.class)
                    .one();
            if (waiting) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the import never came to its ledger");
    }

    private static long factsIn(Jdbi superuser) {
        return superuser.withHandle(handle -> handle.createQuery("select count(*) from event.fact")
                .mapTo(Long.class)
                .one());
    }
}
