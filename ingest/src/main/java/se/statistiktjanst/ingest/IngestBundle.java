package se.statistiktjanst.ingest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.ReceiptBook;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.file.FileImport;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.folder.UploadResource;
import se.statistiktjanst.ingest.http.EventLimits;
import se.statistiktjanst.ingest.http.EventsResource;
import se.statistiktjanst.ingest.http.SchemasResource;
import se.statistiktjanst.ingest.http.TokenAuthenticator;
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
        jersey.register(new EventsResource(
                collector, new ReceiptBook(pool), new TokenAuthenticator(registry), EventLimits.DEFAULT));
        jersey.register(new SchemasResource(types));
    }

    /** Adds {@code /api/events/v1/files}. */
    public void registerUploads(JerseyEnvironment jersey, UploadDesk desk) {
        jersey.register(new UploadResource(desk, new TokenAuthenticator(registry)));
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
