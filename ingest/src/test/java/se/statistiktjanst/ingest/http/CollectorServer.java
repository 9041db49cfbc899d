package se.statistiktjanst.ingest.http;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;

/** The collector of {@link CollectorFixture} on a real server on loopback, for whoever sends to it. */
public final class CollectorServer implements AutoCloseable {
    private final DropwizardTestSupport<Configuration> server;

    private CollectorServer(Supplier<IngestBundle> bundle) {
        this.server = new DropwizardTestSupport<>(IngestApplication.class, IngestApplication.onFreeLoopbackPorts()) {
            @Override
            public Application<Configuration> newApplication() {
                return new IngestApplication(bundle);
            }
        };
    }

    /** Starts it at the fixture's noon; the registry must be filled. */
    public static CollectorServer start(CollectorFixture fixture) throws Exception {
        return start(fixture, CollectorFixture.CLOCK);
    }

    /** Starts it at another time. */
    public static CollectorServer start(CollectorFixture fixture, Clock clock) throws Exception {
        CollectorServer server = new CollectorServer(() -> new IngestBundle(
                fixture.collectorPool(),
                CollectorFixture.eventTypes(),
                CollectorFixture.keys(),
                clock,
                CollectorSettings.DEFAULT));
        server.server.before();
        return server;
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    @Override
    public void close() {
        server.after();
    }
}
