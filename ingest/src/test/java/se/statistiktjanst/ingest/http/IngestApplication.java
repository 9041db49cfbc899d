package se.statistiktjanst.ingest.http;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.platform.problem.ProblemExceptionMapper;
import se.statistiktjanst.platform.problem.UnexpectedExceptionMapper;
import se.statistiktjanst.platform.problem.UnreadBody;

/** The collector's resources on a real server. */
public final class IngestApplication extends Application<Configuration> {
    private final Supplier<IngestBundle> bundle;
    private final CollectorConfiguration collector;
    private final @Nullable Jdbi counter;

    IngestApplication(Supplier<IngestBundle> bundle) {
        this(bundle, CollectorConfiguration.DEFAULT);
    }

    IngestApplication(Supplier<IngestBundle> bundle, CollectorConfiguration collector) {
        this(bundle, collector, null);
    }

    /** @param counter pool for the mending of refused events, null to leave it out */
    IngestApplication(Supplier<IngestBundle> bundle, CollectorConfiguration collector, @Nullable Jdbi counter) {
        this.bundle = bundle;
        this.collector = collector;
        this.counter = counter;
    }

    static Configuration onFreeLoopbackPorts() {
        return on(freeLoopbackPort());
    }

    static Configuration on(HttpConnectorFactory connector) {
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(connector));
        factory.setAdminConnectors(List.of(freeLoopbackPort()));
        Configuration configuration = new Configuration();
        configuration.setServerFactory(factory);
        return configuration;
    }

    static HttpConnectorFactory freeLoopbackPort() {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        return connector;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register(new ProblemExceptionMapper());
        environment.jersey().register(new UnreadBody());
        environment.jersey().register(new UnexpectedExceptionMapper());
        bundle.get().register(environment.jersey(), collector, counter);
    }
}
