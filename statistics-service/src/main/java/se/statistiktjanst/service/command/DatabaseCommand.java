package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.platform.db.DatabaseConfiguration;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.service.wiring.Keys;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** {@code db status} and {@code db migrate}. The server never migrates by itself. */
public final class DatabaseCommand extends ServiceCommand {
    public DatabaseCommand(PrintStream out) {
        super("db", "Shows or applies the migrations of the database: db status | db migrate", out);
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("action").choices("status", "migrate");
    }

    @Override
    void run(StatisticsConfiguration configuration, Namespace namespace) {
        DatabaseConfiguration database = configuration.database();
        Migrations migrations = new Migrations(database.url(), database.passwordOf(DatabaseRole.MIGRATOR));
        if (namespace.getString("action").equals("migrate")) {
            int applied = migrations.migrate();
            Keys keys = Keys.open(configuration);
            keys.follow(RootVersions.read(migrations.owner()));
            int version = keys.version();
            migrations.installKeys(version, keys.contextKey(version), keys.logKey(version));
            migrations.installCheckValue(version, keys.tree().checkValue(version));
            out.printf("%d migrations applied; the schema is up to date%n", applied);
            return;
        }
        List<String> pending = migrations.pending();
        out.println(
                pending.isEmpty()
                        ? "the schema is up to date"
                        : "%d migrations are missing, from %s on; run: statistik db migrate"
                                .formatted(pending.size(), pending.get(0)));
    }
}
