package se.statistiktjanst.service.command;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** A command that reads the configuration, given with {@code --config}, and speaks to the person who ran it. */
abstract class ServiceCommand extends ConfiguredCommand<StatisticsConfiguration> {
    /** Where a command answers: the only standard output in the service. */
    protected final PrintStream out;

    ServiceCommand(String name, String description, PrintStream out) {
        super(name, description);
        this.out = out;
    }

    @Override
    protected Argument addFileArgument(Subparser parser) {
        return parser.addArgument("--config")
                .dest("file")
                .setDefault("config/statistics.yml")
                .help("configuration file (default config/statistics.yml)");
    }

    @Override
    protected final void run(
            Bootstrap<StatisticsConfiguration> bootstrap, Namespace namespace, StatisticsConfiguration configuration)
            throws Exception {
        run(configuration, namespace);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable failure) {
        Complaint.tell(cli.getStdErr(), namespace, failure);
    }

    abstract void run(StatisticsConfiguration configuration, Namespace namespace) throws Exception;
}
