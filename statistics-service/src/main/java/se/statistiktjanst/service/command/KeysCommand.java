package se.statistiktjanst.service.command;

import com.codahale.metrics.MetricRegistry;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;
import se.statistiktjanst.service.wiring.Wiring;

/**
 * {@code keys init | status | rotate | verify | retire VERSION | breach KEY}. Each may be broken off at any time and run
 * again.
 */
public final class KeysCommand extends ServiceCommand {
    private static final Set<DatabaseRole> ROLES =
            Set.of(DatabaseRole.COLLECTOR, DatabaseRole.COUNTER, DatabaseRole.PUBLISHER, DatabaseRole.ERASER);

    public KeysCommand(PrintStream out) {
        super(
                "keys",
                "Makes, shows, rotates and proves the keys: keys init | status | rotate | verify | retire VERSION"
                        + " | breach (VERSION | KEY | EXPORT)",
                out);
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("init", "status", "rotate", "verify", "retire", "breach");
        parser.addArgument("what")
                .nargs("?")
                .help("retire: a version of the root; breach: such a version, a key's id, or an export's id");
    }

    @Override
    void run(StatisticsConfiguration configuration, Namespace namespace) throws Exception {
        String action = namespace.getString("action");
        if (action.equals("init")) {
            init(configuration);
            return;
        }
        if (action.equals("status")) {
            // Said even where the database is away.
            RootStore store = configuration.keys().rootStore();
            out.printf(
                    "root key: versions %s in %s%n",
                    store.read(configuration.isDemo()).versions(), store.place());
        }
        try (Wiring wiring = Wiring.open(configuration, ROLES, new MetricRegistry())) {
            Migrations migrations = new Migrations(
                    configuration.database().url(), configuration.database().passwordOf(DatabaseRole.MIGRATOR));
            KeyWork work = new KeyWork(wiring, migrations, out);
            switch (action) {
                case "status" -> work.status();
                case "rotate" -> work.rotate();
                case "verify" -> work.verify();
                case "retire" -> work.retire(version(namespace));
                default -> new KeyBreach(wiring, out).tell(what(namespace));
            }
        }
    }

    private void init(StatisticsConfiguration configuration) throws Exception {
        RootStore store = configuration.keys().rootStore();
        Path folder = configuration.keys().root().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        store.create();
        out.printf("root key made in %s%nkeep a copy where no backup of the database reaches it%n", store.place());
    }

    private static int version(Namespace namespace) {
        try {
            return Integer.parseInt(what(namespace));
        } catch (NumberFormatException e) {
            throw new CommandFailedException("keys retire takes the number of a version; keys status shows them");
        }
    }

    private static String what(Namespace namespace) {
        String what = namespace.getString("what");
        if (what == null) {
            throw new CommandFailedException(
                    "keys retire takes a version; keys breach takes a version of the root, the id"
                            + " of a key, or the id of an export");
        }
        return what;
    }
}
