package se.statistiktjanst.service;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.PrintStream;
import se.statistiktjanst.service.command.DatabaseCommand;
import se.statistiktjanst.service.command.KeysCommand;
import se.statistiktjanst.service.wiring.Component;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;
import se.statistiktjanst.service.wiring.Wiring;

/** The service. What each part does is in its component; here they are only listed. */
public final class StatisticsApplication extends Application<StatisticsConfiguration> {
    private final PrintStream out;

    public StatisticsApplication() {
        this(System.out);
    }

    /** @param out where commands answer */
    public StatisticsApplication(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        new StatisticsApplication().run(arguments);
    }

    @Override
    public String getName() {
        return "statistik";
    }

    @Override
    public void initialize(Bootstrap<StatisticsConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
        bootstrap.addCommand(new DatabaseCommand(out));
        bootstrap.addCommand(new KeysCommand(out));
    }

    @Override
    public void run(StatisticsConfiguration configuration, Environment environment) {
        Wiring wiring =
                Wiring.open(configuration, Component.rolesOf(configuration.components()), environment.metrics());
        environment.lifecycle().manage(wiring.pools());
    }
}
