package se.statistiktjanst.demo.endtoend;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.PrintStream;
import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.StatisticsApplication;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;

/** The application in this process: what fails comes back as an exception, where the program would exit. */
final class Run extends Application<StatisticsConfiguration> {
    private final StatisticsApplication application;
    private @Nullable Throwable failure;
    private @Nullable Environment environment;

    @GuardedBy("this")
    private @Nullable Server server;

    Run(PrintStream out) {
        this.application = new StatisticsApplication(out);
    }

    /** Runs a command to its end; {@code server} until it answers. */
    void of(String... arguments) throws Exception {
        run(arguments);
        if (failure != null) {
            throw new IllegalStateException("the command failed: " + String.join(" ", arguments), failure);
        }
    }

    /** What was put together for the server. */
    Environment environment() {
        return Objects.requireNonNull(environment, "no server was started");
    }

    /** Stops the server and everything it manages. */
    void stop() throws Exception {
        Server running;
        synchronized (this) {
            running = server;
            server = null;
        }
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public String getName() {
        return application.getName();
    }

    @Override
    public void initialize(Bootstrap<StatisticsConfiguration> bootstrap) {
        application.initialize(bootstrap);
    }

    @Override
    public void run(StatisticsConfiguration configuration, Environment environment) {
        application.run(configuration, environment);
        this.environment = environment;
        environment.lifecycle().addServerLifecycleListener(this::keep);
    }

    @Override
    protected void onFatalError(Throwable thrown) {
        failure = thrown;
    }

    private synchronized void keep(Server started) {
        server = started;
    }
}
