package se.statistiktjanst.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.demo.identity.DemoIdentityProvider;
import se.statistiktjanst.demo.identity.DemoUser;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.db.DatabaseRole;

/** {@code ./statistik demo}: everything on this machine, from an empty folder to a page, until it is told to stop. */
final class Demo {
    private static final String CALL_FILE = "demo/calls-2021q1.csv";

    private final DemoOptions options;
    private final Path home;
    private final Path definitions;
    private final PrintStream out;
    private final Steps steps;
    private final Clock clock;

    Demo(DemoOptions options, Path home, PrintStream out, Clock clock) {
        this.options = options;
        this.home = home;
        this.definitions = home.resolve("config");
        this.out = out;
        this.steps = new Steps(out, clock);
        this.clock = clock;
    }

    /** Returns when the demo has been stopped. */
    void run() throws Exception {
        requireFreePort(options.port());
        DemoFolder folder = DemoFolder.make(options.data());
        long start = clock.millis();
        try (DemoDatabase database =
                steps.step("Starting the database in " + folder.database(), () -> DemoDatabase.start(folder))) {
            // Those of a demo that was killed.
            OwnerFiles.delete(folder.environment());
            database.beforeStop(() -> OwnerFiles.delete(folder.environment()));
            List<DemoUser> users = DemoUser.read(definitions.resolve("demo/users.yml"));
            DemoIdentityProvider provider = DemoIdentityProvider.start(0, users, clock);
            database.beforeStop(provider::close);
            fill(folder, database, provider.issuer());
            Service service = new Service(out);
            database.beforeStop(service::stop);
            steps.step(
                    "Starting the web server",
                    () -> require(service, "server", folder.configuration().toString()));
            EnvironmentFile.write(folder, url(), users, Registry.load(definitions));
            tellReady(folder, users, (clock.millis() - start) / 1000);
            service.join();
        }
    }

    private void fill(DemoFolder folder, DemoDatabase database, URI issuer) {
        Registry registry = Registry.load(definitions);
        FirstFill fill = new FirstFill(folder, definitions, registry);
        steps.step("Bringing the schema up to date", () -> {
            folder.makeKeys();
            database.prepare(folder.databasePasswords());
            ConfigurationFile.write(folder, home, database, options.port(), issuer);
            return require(
                    new Service(silent()),
                    "db",
                    "migrate",
                    "--config",
                    folder.configuration().toString());
        });
        steps.step("Loading the registry", () -> work(folder, Set.of(DatabaseRole.OPERATOR), fill::loadRegistry));
        if (!folder.isDone("calls")) {
            steps.section(
                    "Importing the call file",
                    () -> require(
                            new Service(out),
                            "import",
                            "--mapping",
                            "calls-2021q1",
                            "--historical",
                            definitions.resolve(CALL_FILE).toString(),
                            "--config",
                            folder.configuration().toString()));
            folder.markDone("calls");
        }
        if (!folder.isDone("sample") && options.sampleEvents() > 0) {
            steps.counted(
                    "Filling about %,d sample events".formatted(options.sampleEvents()),
                    percent -> work(
                            folder,
                            Set.of(DatabaseRole.OPERATOR, DatabaseRole.COLLECTOR),
                            wiring -> fill.sample(wiring, options.sampleEvents(), percent)));
            folder.markDone("sample");
        }
        steps.step("Folding events into roll-ups", () -> work(folder, Set.of(DatabaseRole.COUNTER), FirstFill::fold));
        steps.section(
                "Publishing completed months",
                () -> require(
                        new Service(out),
                        "publish",
                        "--config",
                        folder.configuration().toString()));
    }

    private static boolean work(DemoFolder folder, Set<DatabaseRole> roles, DemoWork.Work work) {
        Service service = new Service(silent(), new DemoWork(roles, work));
        return require(service, DemoWork.NAME, folder.configuration().toString());
    }

    private static boolean require(Service service, String... arguments) {
        if (!service.succeeds(arguments)) {
            throw new DemoException("the step failed as told above; the log folder of the demo may say more");
        }
        return true;
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static void requireFreePort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException e) {
            throw new DemoException("port " + port + " is taken: stop what uses it, or choose another with --port", e);
        }
    }

    private String url() {
        return "http://localhost:" + options.port();
    }

    private void tellReady(DemoFolder folder, List<DemoUser> users, long seconds) {
        out.printf("%nReady in %d s: %s%n", seconds, url());
        out.printf("  guided walks  %s/sv/demo%n", url());
        out.println("  log in as");
        for (DemoUser user : users) {
            out.printf("    %-40s %s%n", user.title(), EnvironmentFile.loginUrl(url(), user));
        }
        out.printf("  for scripts   %s%n  stop          Ctrl-C%n", folder.environment());
    }
}
