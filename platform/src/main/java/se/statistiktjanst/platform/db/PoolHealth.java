package se.statistiktjanst.platform.db;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import org.jdbi.v3.core.Jdbi;

/** Whether the database answers a role, on the admin port under the role's name. */
public final class PoolHealth extends HealthCheck {
    private final Jdbi jdbi;

    private PoolHealth(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Registers one check for each pool that is open. */
    public static void register(HealthCheckRegistry checks, Pools pools) {
        pools.roles().forEach(role -> checks.register(role.login(), new PoolHealth(pools.jdbi(role))));
    }

    @Override
    protected Result check() {
        try {
            jdbi.useHandle(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one());
            return Result.healthy();
        } catch (RuntimeException e) {
            // Without the driver's text, which may quote what was sent.
            return Result.unhealthy("the database does not answer (%s)", e.getClass().getSimpleName());
        }
    }
}
