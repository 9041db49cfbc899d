package se.statistiktjanst.ingest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.file.FileImport;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.folder.UploadResource;
import se.statistiktjanst.ingest.http.BodyPace;
import se.statistiktjanst.ingest.http.EventsResource;
import se.statistiktjanst.ingest.http.SchemasResource;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.ingest.quarantine.MendingRules;
import se.statistiktjanst.ingest.quarantine.MendingRulesResource;
import se.statistiktjanst.ingest.quarantine.RefusedBook;
import se.statistiktjanst.ingest.quarantine.RefusedEventsResource;
import se.statistiktjanst.ingest.quarantine.Replay;
import se.statistiktjanst.ingest.receipt.CountsResource;
import se.statistiktjanst.ingest.receipt.ReceiptBook;
import se.statistiktjanst.ingest.receipt.ReceiptsResource;
import se.statistiktjanst.ingest.reconciliation.Reconciliation;
import se.statistiktjanst.ingest.reconciliation.ReconciliationResource;
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
        register(jersey, CollectorConfiguration.DEFAULT, null);
    }

    /**
     * Adds {@code /api/events/v1}, what tells a sender what became of its events, and {@code /api/schemas}.
     *
     * @param counter the pool of the counter's role, which reads refused payloads; null leaves their mending out
     */
    public void register(JerseyEnvironment jersey, CollectorConfiguration configuration, @Nullable Jdbi counter) {
        SenderLimits limits = configuration.limits();
        RequestSenders asked = new RequestSenders(registry, configuration.senders(), limits, clock);
        jersey.register(asked);
        senders = asked;
        jersey.register(new BodyPace(limits.bodyGrace().toMilliseconds(), limits.slowestBytesPerSecond()));
        jersey.register(new EventsResource(collector, asked, configuration.events()));
        registerAccounts(jersey, asked);
        if (counter != null) {
            Replay replay = new Replay(collector, pool, counter, keys);
            jersey.register(new MendingRulesResource(new MendingRules(pool, types), replay, asked));
        }
        jersey.register(new SchemasResource(types));
    }

    /** Adds {@code /api/events/v1/files}, after {@link #register}. */
    public void registerUploads(JerseyEnvironment jersey, UploadDesk desk) {
        jersey.register(new UploadResource(desk, senders()));
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

    /** What tells a sender what became of its events. */
    private void registerAccounts(JerseyEnvironment jersey, SenderAuthenticator senders) {
        ReceiptBook receipts = new ReceiptBook(pool);
        jersey.register(new ReceiptsResource(receipts, senders));
        jersey.register(new CountsResource(receipts, senders));
        jersey.register(new ReconciliationResource(new Reconciliation(pool), senders));
        jersey.register(new RefusedEventsResource(new RefusedBook(pool), senders));
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
