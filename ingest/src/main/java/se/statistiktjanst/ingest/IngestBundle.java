package se.statistiktjanst.ingest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.ReceiptBook;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.file.FileImport;
import se.statistiktjanst.ingest.http.BodyPace;
import se.statistiktjanst.ingest.http.EventsResource;
import se.statistiktjanst.ingest.http.SchemasResource;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.ingest.sender.RequestSenders;
import se.statistiktjanst.ingest.sender.SenderLimits;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/** The collector and its transports on open pools, which must hold that of {@link DatabaseRole#COLLECTOR}. */
public final class IngestBundle {
    private final Jdbi pool;
    private final EventTypes types;
    private final KeyTree keys;
    private final Clock clock;
    private final RegistryView registry;
    private final Collector collector;
    private @Nullable SenderAuthenticator senders;

    /** @throws IllegalStateException if the database may lose what was acknowledged */
    public IngestBundle(Pools pools, EventTypes types, KeyTree keys, Clock clock, CollectorSettings settings) {
        this(pools.jdbi(DatabaseRole.COLLECTOR), types, keys, clock, settings);
    }

    /** As above, on a pool of the collector's role. */
    public IngestBundle(Jdbi pool, EventTypes types, KeyTree keys, Clock clock, CollectorSettings settings) {
        requireDurable(pool);
        this.pool = pool;
        this.types = types;
        this.keys = keys;
        this.clock = clock;
        this.registry = new RegistryView(pool, clock);
        this.collector = new Collector(pool, registry, types, keys, clock, settings);
    }

    /** Adds {@code /api/events/v1} and {@code /api/schemas} as tests use them: senders show a token. */
    public void register(JerseyEnvironment jersey) {
        register(jersey, CollectorConfiguration.DEFAULT);
    }

    /** Adds {@code /api/events/v1} and {@code /api/schemas}. */
    public void register(JerseyEnvironment jersey, CollectorConfiguration configuration) {
        SenderLimits limits = configuration.limits();
        RequestSenders asked = new RequestSenders(registry, configuration.senders(), limits, clock);
        jersey.register(asked);
        senders = asked;
        jersey.register(new BodyPace(limits.bodyGrace().toMilliseconds(), limits.slowestBytesPerSecond()));
        jersey.register(new EventsResource(collector, new ReceiptBook(pool), asked, configuration.events()));
        jersey.register(new SchemasResource(types));
    }

    /**
     * Says who sends, for further resources: all must share one, which counts requests and gives them places.
     *
     * @throws IllegalStateException before {@link #register}
     */
    public SenderAuthenticator senders() {
        if (senders == null) {
            throw new IllegalStateException("call register first: it makes what knows the senders");
        }
        return senders;
    }

    public Collector collector() {
        return collector;
    }

    public RegistryView registry() {
        return registry;
    }

    public FileImport fileImport() {
        return new FileImport(collector, registry, pool, keys);
    }

    private static void requireDurable(Jdbi pool) {
        String fsync = pool.withHandle(
                handle -> handle.createQuery("show fsync").mapTo(String.class).one());
        if (!fsync.equals("on")) {
            throw new IllegalStateException("the database runs with fsync = off and may lose acknowledged events:"
                    + " set fsync = on and start again");
        }
    }
}
