package se.statistiktjanst.demo;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.StatisticsApplication;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/**
 * The service, run inside this process: what fails comes back instead of ending the process, and the web server can be
 * stopped before the database.
 */
final class Service extends Application<StatisticsConfiguration> {
    private final StatisticsApplication application;
    private final List<Command> further;

    @GuardedBy("this")
    private @Nullable Server server;

    private @Nullable Throwable failure;

    /**
     * Prepares.
     *
     * @param out where commands answer
     * @param further commands of the demo's own
     */
    Service(PrintStream out, Command... further) {
        this.application = new StatisticsApplication(out);
        this.further = List.copyOf(Arrays.asList(further));
    }

    /** Runs a command; {@code server} returns when it answers. What went wrong is told on standard error already. */
    boolean succeeds(String... arguments) {
        try {
            run(arguments);
            return failure == null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the web server has stopped. */
    void join() throws InterruptedException {
        Server running = server();
        if (running != null) {
            running.join();
        }
    }

    /** Stops the web server, if one was started, and waits until it let go of the database. */
    void stop() {
        Server running = server();
        try {
            if (running != null) {
                running.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the web server did not stop in order", e);
        }
    }

    @Override
    public String getName() {
        return application.getName();
    }

    @Override
    public void initialize(Bootstrap<StatisticsConfiguration> bootstrap) {
        application.initialize(bootstrap);
        further.forEach(bootstrap::addCommand);
    }

    @Override
    public void run(StatisticsConfiguration configuration, Environment environment) throws Exception {
        application.run(configuration, environment);
        environment.lifecycle().addServerLifecycleListener(this::keep);
    }

    @Override
    protected void onFatalError(Throwable thrown) {
        failure = thrown;
    }

    private synchronized void keep(Server started) {
        server = started;
    }

    private synchronized @Nullable Server server() {
        return server;
    }
}
