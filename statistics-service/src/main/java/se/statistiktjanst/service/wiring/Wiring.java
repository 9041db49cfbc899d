package se.statistiktjanst.service.wiring;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.ServiceClock;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.platform.db.SchemaVersion;
import se.statistiktjanst.platform.db.TenantTransaction;

/**
 * What every component of a process shares.
 *
 * @param held null in a process of the open site alone, which opens no key
 */
public record Wiring(
        StatisticsConfiguration configuration,
        Pools pools,
        Clock clock,
        @Nullable Held held) implements AutoCloseable {

    /** What only those have who work with personal data. */
    public record Held(Keys keys, ContextSigner signer) {}

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
        Optional<DatabaseRole> personal =
                roles.stream().filter(role -> role != DatabaseRole.OPEN).findFirst();
        Keys keys = personal.isEmpty() ? null : Keys.open(configuration);
        Pools pools = new Pools(configuration.database(), roles, metrics);
        try {
            ServiceClock clock = ServiceClock.of(pools.jdbi(any));
            UnsafeSetupException.refuse(configuration, pools.jdbi(any), clock);
            if (personal.isEmpty() || keys == null) {
                return new Wiring(configuration, pools, clock, null);
            }
            keys.follow(RootVersions.read(pools.jdbi(personal.get())));
            ContextSigner signer = new ContextSigner(keys.contextKey(), keys.version(), clock);
            return new Wiring(configuration, pools, clock, new Held(keys, signer));
        } catch (RuntimeException e) {
            pools.close();
            throw e;
        }
    }

    /** The keys; not in a process of the open site alone. */
    public Keys keys() {
        return personal().keys();
    }

    /** Signs for whom a transaction is; not in a process of the open site alone. */
    public ContextSigner signer() {
        return personal().signer();
    }

    private Held personal() {
        if (held == null) {
            throw new IllegalStateException(
                    "a process of the open site has no keys: enable the component that needs them under components:");
        }
        return held;
    }

    /** The tenant transactions of a role. */
    public TenantTransaction tenant(DatabaseRole role) {
        return TenantTransaction.of(pools, role, signer());
    }

    @Override
    public void close() {
        pools.close();
    }
}
