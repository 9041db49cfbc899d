package se.statistiktjanst.ingest.http;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.platform.problem.ProblemExceptionMapper;
import se.statistiktjanst.platform.problem.UnexpectedExceptionMapper;

/** The collector's resources on a real server. */
public final class IngestApplication extends Application<Configuration> {
    private final Supplier<IngestBundle> bundle;
    private final BiConsumer<IngestBundle, JerseyEnvironment> more;

    public IngestApplication(Supplier<IngestBundle> bundle) {
        this(bundle, (made, jersey) -> {});
    }

    /** With resources of the bundle besides its own. */
    public IngestApplication(Supplier<IngestBundle> bundle, BiConsumer<IngestBundle, JerseyEnvironment> more) {
        this.bundle = bundle;
        this.more = more;
    }

    public static Configuration onFreeLoopbackPorts() {
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(freeLoopbackPort()));
        factory.setAdminConnectors(List.of(freeLoopbackPort()));
        Configuration configuration = new Configuration();
        configuration.setServerFactory(factory);
        return configuration;
    }

    private static HttpConnectorFactory freeLoopbackPort() {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        return connector;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register(new ProblemExceptionMapper());
        environment.jersey().register(new UnexpectedExceptionMapper());
        IngestBundle made = bundle.get();
        made.register(environment.jersey());
        more.accept(made, environment.jersey());
    }
}
