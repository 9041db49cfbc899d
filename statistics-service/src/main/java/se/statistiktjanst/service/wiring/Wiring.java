package se.statistiktjanst.service.wiring;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.util.Set;
import se.statistiktjanst.platform.clock.ServiceClock;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.platform.db.SchemaVersion;
import se.statistiktjanst.platform.db.TenantTransaction;

/** What every component of a process shares. */
public record Wiring(StatisticsConfiguration configuration, Pools pools, Keys keys, Clock clock, ContextSigner signer)
        implements AutoCloseable {

    /**
     * Opens pools and keys, after the checks that must hold before anything is served.
     *
     * @throws se.statistiktjanst.platform.db.SchemaMismatchException if the schema does not fit this program
     * @throws se.statistiktjanst.pseudonymizer.keys.UnusableKeyException if the root key is not this database's
     * @throws UnsafeSetupException if the database would lose what is acknowledged, or its clock is shifted
     */
    public static Wiring open(StatisticsConfiguration configuration, Set<DatabaseRole> roles, MetricRegistry metrics) {
        DatabaseRole any = roles.iterator().next();
        SchemaVersion.require(configuration.database(), any);
        Keys keys = Keys.open(configuration);
        Pools pools = new Pools(configuration.database(), roles, metrics);
        try {
            ServiceClock clock = ServiceClock.of(pools.jdbi(any));
            UnsafeSetupException.refuse(configuration, pools.jdbi(any), clock);
            // A process of open statistics alone makes nothing with keys, and its role sees nothing of them.
            roles.stream()
                    .filter(role -> role != DatabaseRole.OPEN)
                    .findFirst()
                    .ifPresent(role -> keys.follow(RootVersions.read(pools.jdbi(role))));
            ContextSigner signer = new ContextSigner(keys.contextKey(), keys.version(), clock);
            return new Wiring(configuration, pools, keys, clock, signer);
        } catch (RuntimeException e) {
            pools.close();
            throw e;
        }
    }

    /** The tenant transactions of a role. */
    public TenantTransaction tenant(DatabaseRole role) {
        return TenantTransaction.of(pools, role, signer);
    }

    @Override
    public void close() {
        pools.close();
    }
}
