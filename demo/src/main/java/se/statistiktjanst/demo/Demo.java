package se.statistiktjanst.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import se.statistiktjanst.demo.identity.DemoIdentityProvider;
import se.statistiktjanst.demo.identity.DemoUser;
import se.statistiktjanst.ingest.registry.Registry;

/** {@code ./statistik demo}: everything on this machine, from an empty folder to a page, until it is told to stop. */
final class Demo {
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
        long start = clock.millis();
        requireFreePort();
        DemoFolder folder = DemoFolder.make(options.data());
        try (DemoDatabase database =
                steps.made("Starting the database in " + folder.database(), () -> DemoDatabase.start(folder))) {
            // One is left by a demo that was killed.
            OwnerFiles.delete(folder.environment());
            database.beforeStop(() -> OwnerFiles.delete(folder.environment()));
            serve(folder, database, start);
        }
    }

    private void serve(DemoFolder folder, DemoDatabase database, long start) throws Exception {
        Registry registry = Registry.load(definitions);
        List<DemoUser> users = DemoUser.read(definitions.resolve("demo/users.yml"));
        DemoIdentityProvider provider = DemoIdentityProvider.start(0, users, clock);
        database.beforeStop(provider::close);
        steps.step("Bringing the schema up to date", () -> {
            folder.makeKeys();
            database.prepare(folder.databasePasswords());
            ConfigurationFile.write(folder, home, database, options.port(), provider.issuer());
            new Commands(folder).runSilently("db", "migrate");
        });
        new FirstFill(folder, definitions, registry, steps, out).run(options.sampleEvents());
        Service service = new Service(out);
        database.beforeStop(service::stop);
        // Again: the first time fills for a minute, in which another may have taken it.
        requireFreePort();
        steps.step("Starting the web server", () -> new Commands(folder).serve(service));
        EnvironmentFile.write(folder, url(), users, registry);
        tellReady(folder, users, (clock.millis() - start) / 1000);
        service.join();
    }

    private void requireFreePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), options.port()));
        } catch (IOException e) {
            throw new DemoException(
                    "port " + options.port() + " is taken: stop what uses it, or choose another with --port", e);
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
