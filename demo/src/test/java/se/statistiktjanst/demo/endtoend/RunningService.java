package se.statistiktjanst.demo.endtoend;

import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import se.statistiktjanst.demo.identity.DemoIdentityProvider;
import se.statistiktjanst.demo.identity.DemoUser;
import se.statistiktjanst.platform.embedded.TestDatabase;

/**
 * The service with the call file in it and its months published, made once for all test classes that name it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RunningService service = new RunningService();
 * }</pre>
 *
 * <p>Tests may add events of other months and orders of their own; nobody changes the first quarter of 2021.
 */
final class RunningService implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(RunningService.class);

    private @Nullable Started started;

    /** What all test classes share; ends with the last of them. */
    private static final class Started implements AutoCloseable {
        private final MovableClock clock = new MovableClock();
        private final DemoIdentityProvider provider;
        private final Installation installation;
        private Run server;

        Started(TestDatabase db) throws Exception {
            // A provider has a clock of its own, which nobody moves.
            provider = DemoIdentityProvider.start(
                    0, DemoUser.read(Installation.CONFIG.resolve("demo/users.yml")), Clock.systemUTC());
            installation = Installation.make(db, Installation.newFolder("service"), provider.issuer());
            installation.prepare();
            installation.command("import", "--mapping", "calls-2021q1", "--historical", Installation.CALLS.toString());
            installation.command("publish");
            server = installation.server();
        }

        @Override
        public void close() throws Exception {
            server.stop();
            provider.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Store store = context.getRoot().getStore(NAMESPACE);
        Started shared = store.get(Started.class, Started.class);
        if (shared == null) {
            TestDatabase db = TestDatabase.empty();
            db.beforeAll(context);
            shared = new Started(db);
            // After the database server, so that the service ends before it.
            store.put(Started.class, shared);
        }
        started = shared;
    }

    Installation installation() {
        return started().installation;
    }

    /** The application in the running server. */
    Environment environment() {
        return started().server.environment();
    }

    Jdbi superuser() {
        return installation().db().superuserJdbi();
    }

    /** Somebody who has not been here before. */
    Visitor visitor() {
        return new Visitor(installation().address());
    }

    /** Work of an operator with the service down, such as commands. */
    void whileStopped(Work work) throws Exception {
        started().server.stop();
        try {
            work.run();
        } finally {
            started().server = installation().server();
        }
    }

    interface Work {
        void run() throws Exception;
    }

    /** Moves the one clock, in database and service. */
    void forward(Duration by) throws Exception {
        whileStopped(() -> {
            superuser()
                    .useHandle(handle -> handle.createUpdate(
                                    "update operation.clock_offset set shift = shift + make_interval(secs => :seconds)")
                            .bind("seconds", by.toSeconds())
                            .execute());
            started().clock.forward(by);
        });
    }

    /** The time as the service sees it, for events that are of now. */
    Clock clock() {
        return started().clock;
    }

    /** A new token of a sender. */
    String token(String sender) throws Exception {
        String[] said = {""};
        whileStopped(() -> said[0] = installation().command("registry", "token", sender));
        List<String> lines = said[0].lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** The public id of a unit, which pages and APIs name it by. */
    String unit(String hsaId) {
        return superuser()
                .withHandle(handle -> handle.createQuery("select public_id from registry.unit where hsa_id = :hsaId")
                        .bind("hsaId", hsaId)
                        .mapTo(String.class)
                        .one());
    }

    long count(String what) {
        return superuser()
                .withHandle(handle -> handle.createQuery(String.format(Locale.ROOT, "select count(*) from %s", what))
                        .mapTo(Long.class)
                        .one());
    }

    private Started started() {
        if (started == null) {
            throw new IllegalStateException("The service is there from @BeforeAll on. Use @RegisterExtension, static.");
        }
        return started;
    }
}
