package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.ingest.compaction.Compaction;
import se.statistiktjanst.platform.db.DatabaseConfiguration;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.service.wiring.Keys;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** {@code db status}, {@code db migrate} and {@code db compact}. The server never migrates by itself. */
public final class DatabaseCommand extends ServiceCommand {
    public DatabaseCommand(PrintStream out) {
        super(
                "db",
                "Shows or applies the migrations of the database, or puts closed months of events in order:"
                        + " db status | db migrate | db compact [--again]",
                out);
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("status", "migrate", "compact");
        parser.addArgument("--again")
                .action(Arguments.storeTrue())
                .help("with compact: also months that were put in order before");
    }

    @Override
    void run(StatisticsConfiguration configuration, Namespace namespace) {
        DatabaseConfiguration database = configuration.database();
        Migrations migrations = new Migrations(database.url(), database.passwordOf(DatabaseRole.MIGRATOR));
        switch (namespace.getString("action")) {
            case "migrate" -> migrate(configuration, migrations);
            case "compact" -> compact(migrations, namespace.getBoolean("again"));
            default -> status(migrations);
        }
    }

    private void migrate(StatisticsConfiguration configuration, Migrations migrations) {
        int applied = migrations.migrate();
        Keys keys = Keys.open(configuration);
        keys.follow(RootVersions.read(migrations.owner()));
        int version = keys.version();
        migrations.installKeys(version, keys.contextKey(version), keys.logKey(version));
        migrations.installCheckValue(version, keys.tree().checkValue(version));
        out.printf("%d migrations applied; the schema is up to date%n", applied);
    }

    private void status(Migrations migrations) {
        List<String> pending = migrations.pending();
        out.println(
                pending.isEmpty()
                        ? "the schema is up to date"
                        : "%d migrations are missing, from %s on; run: statistik db migrate"
                                .formatted(pending.size(), pending.get(0)));
    }

    private void compact(Migrations migrations, boolean again) {
        Compaction compaction = new Compaction(migrations.owner());
        List<Compaction.Due> due = compaction.due(today(migrations), again);
        int busy = 0;
        for (Compaction.Due month : due) {
            Optional<Compaction.Done> done = compaction.rewrite(month);
            busy += done.isPresent() ? 0 : 1;
            out.println(done.map(what -> told(month, what)).orElse(month.month() + ": in use, left as it is"));
        }
        if (due.isEmpty()) {
            out.println("no closed month is left to put in order");
        }
        if (busy > 0) {
            throw new CommandFailedException("%d months were in use; run it again at a quiet time".formatted(busy));
        }
    }

    private static String told(Compaction.Due month, Compaction.Done done) {
        return "%s: %,d events, %,d kB before, %,d kB after"
                .formatted(month.month(), done.facts(), done.before() / 1000, done.after() / 1000);
    }

    /** By the clock of the database, which is that of all its functions. */
    private static LocalDate today(Migrations migrations) {
        return migrations
                .owner()
                .withHandle(
                        handle -> handle.createQuery("select (operation.now() at time zone 'Europe/Stockholm')::date")
                                .mapTo(LocalDate.class)
                                .one());
    }
}
