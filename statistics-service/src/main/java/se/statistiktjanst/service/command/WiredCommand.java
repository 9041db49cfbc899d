package se.statistiktjanst.service.command;

import com.codahale.metrics.MetricRegistry;
import java.io.PrintStream;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import se.statistiktjanst.ingest.erasure.ErasureStep;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.ErasureWiring;
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
            if (needsErasures()) {
                ErasureWiring.require(wiring, ErasureStep.NONE);
            }
            run(wiring, namespace);
        }
    }

    /** Whether it may run only when everything in the log of erased residents is carried out. */
    boolean needsErasures() {
        return true;
    }

    abstract void run(Wiring wiring, Namespace namespace) throws Exception;
}
