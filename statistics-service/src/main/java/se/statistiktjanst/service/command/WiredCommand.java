package se.statistiktjanst.service.command;

import com.codahale.metrics.MetricRegistry;
import java.io.PrintStream;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;
import se.statistiktjanst.service.wiring.Wiring;

/** A command that works on the database beside a running service, with the same checks at the start. */
abstract class WiredCommand extends ServiceCommand {
    private final Set<DatabaseRole> roles;

    WiredCommand(String name, String description, PrintStream out, Set<DatabaseRole> roles) {
        super(name, description, out);
        this.roles = roles;
    }

    @Override
    final void run(StatisticsConfiguration configuration, Namespace namespace) throws Exception {
        try (Wiring wiring = Wiring.open(configuration, roles, new MetricRegistry())) {
            run(wiring, namespace);
        }
    }

    abstract void run(Wiring wiring, Namespace namespace) throws Exception;
}
