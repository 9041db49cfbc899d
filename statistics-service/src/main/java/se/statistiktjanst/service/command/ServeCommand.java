package se.statistiktjanst.service.command;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** {@code server}: Dropwizard's own, but a refusal to start is one line that says what to do. */
public final class ServeCommand extends ServerCommand<StatisticsConfiguration> {
    public ServeCommand(Application<StatisticsConfiguration> application) {
        super(application);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable failure) {
        Complaint.tell(cli.getStdErr(), namespace, failure);
    }
}
