package se.statistiktjanst.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** Runs a command of the service in this process, where a failure ends nothing. */
public record CommandLine(boolean succeeded, String out, String err) {
    /** As {@code java -jar statistics-service.jar words...} would; a failure there is exit code 1. */
    public static CommandLine run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        StatisticsApplication application = new StatisticsApplication(new PrintStream(out, true, UTF_8));
        Bootstrap<StatisticsConfiguration> bootstrap = new Bootstrap<>(application);
        application.addDefaultCommands(bootstrap);
        application.initialize(bootstrap);
        bootstrap.registerMetrics();
        JarLocation location = new JarLocation(StatisticsApplication.class);
        boolean failed = new Cli(location, bootstrap, out, err).run(words).isPresent();
        return new CommandLine(!failed, out.toString(UTF_8), err.toString(UTF_8));
    }
}
