package se.statistiktjanst.demo;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;
import se.statistiktjanst.service.wiring.Wiring;

/** Something the demo does with the keys and pools of the service, as its configuration names them. */
final class DemoWork extends ConfiguredCommand<StatisticsConfiguration> {
    /** The name it is called by. */
    static final String NAME = "demo-work";

    private final Set<DatabaseRole> roles;
    private final Work work;

    DemoWork(Set<DatabaseRole> roles, Work work) {
        super(NAME, "A step of the demo");
        this.roles = roles;
        this.work = work;
    }

    /** What is done. */
    interface Work {
        void with(Wiring wiring) throws Exception;
    }

    @Override
    protected void run(
            Bootstrap<StatisticsConfiguration> bootstrap, Namespace namespace, StatisticsConfiguration configuration)
            throws Exception {
        try (Wiring wiring = Wiring.open(configuration, roles, new MetricRegistry())) {
            work.with(wiring);
        }
    }
}
