package se.statistiktjanst.ingest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.file.FileImport;
import se.statistiktjanst.ingest.http.EventLimits;
import se.statistiktjanst.ingest.http.EventsResource;
import se.statistiktjanst.ingest.http.SchemasResource;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.ingest.http.TokenAuthenticator;
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
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/** The collector and its transports on open pools, which must hold that of {@link DatabaseRole#COLLECTOR}. */
public final class IngestBundle {
    private final Jdbi pool;
    private final EventTypes types;
    private final KeyTree keys;
    private final RegistryView registry;
    private final Collector collector;

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
        this.registry = new RegistryView(pool, clock);
        this.collector = new Collector(pool, registry, types, keys, clock, settings);
    }

    /** Adds {@code /api/events/v1} and {@code /api/schemas}. */
    public void register(JerseyEnvironment jersey) {
        SenderAuthenticator senders = new TokenAuthenticator(registry);
        jersey.register(new EventsResource(collector, senders, EventLimits.DEFAULT));
        registerAccounts(jersey, senders);
        jersey.register(new SchemasResource(types));
    }

    /** What tells a sender what became of its events. */
    private void registerAccounts(JerseyEnvironment jersey, SenderAuthenticator senders) {
        ReceiptBook receipts = new ReceiptBook(pool);
        jersey.register(new ReceiptsResource(receipts, senders));
        jersey.register(new CountsResource(receipts, senders));
        jersey.register(new ReconciliationResource(new Reconciliation(pool), senders));
        jersey.register(new RefusedEventsResource(new RefusedBook(pool), senders));
    }

    /**
     * Adds the mending of refused events.
     *
     * @param counter the pool of the counter's role, which reads their payloads
     */
    public void registerMending(JerseyEnvironment jersey, Jdbi counter) {
        jersey.register(new MendingRulesResource(
                new MendingRules(pool, types),
                new Replay(collector, pool, counter, keys),
                new TokenAuthenticator(registry)));
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
