package se.statistiktjanst.platform.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

/**
 * The only door to customer data: a transaction whose first statement states, signed, for whom it reads. The setting is
 * local to the transaction, so the next borrower of the connection has none and gets an error, not an empty answer.
 */
public final class TenantTransaction {
    private final Jdbi jdbi;
    private final DatabaseRole role;
    private final ContextSigner signer;

    public TenantTransaction(Jdbi jdbi, DatabaseRole role, ContextSigner signer) {
        this.jdbi = jdbi;
        this.role = role;
        this.signer = signer;
    }

    /** The transactions of one role of the open pools. */
    public static TenantTransaction of(Pools pools, DatabaseRole role, ContextSigner signer) {
        return new TenantTransaction(pools.jdbi(role), role, signer);
    }

    /** Runs the work as the tenant and gives its result; commits, or rolls back when it throws. */
    public <T, X extends Exception> T call(Tenant tenant, HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(handle -> {
            enter(handle, tenant);
            return work.withHandle(handle);
        });
    }

    /** As {@link #call}, without a result. */
    public <X extends Exception> void run(Tenant tenant, HandleConsumer<X> work) throws X {
        jdbi.useTransaction(handle -> {
            enter(handle, tenant);
            work.useHandle(handle);
        });
    }

    /**
     * As {@link #run}, on a connection of its own, so that it commits while a transaction of this thread goes on: Jdbi
     * would otherwise do the work within that one, where nobody sees it and its locks stay to the end.
     */
    public <X extends Exception> void runApart(Tenant tenant, HandleConsumer<X> work) throws X {
        try (Handle own = jdbi.open()) {
            own.useTransaction(handle -> {
                enter(handle, tenant);
                work.useHandle(handle);
            });
        }
    }

    /**
     * States the context again in a transaction that outlives a minute, such as a long export between two batches.
     */
    public void renew(Handle handle, Tenant tenant) {
        enter(handle, tenant);
    }

    private void enter(Handle handle, Tenant tenant) {
        handle.createQuery("select set_config('statistics.context', :token, true)")
                .bind("token", signer.sign(tenant, role, backendPid(handle)))
                .mapTo(String.class)
                .one();
    }

    private static int backendPid(Handle handle) {
        try {
            return handle.getConnection().unwrap(PGConnection.class).getBackendPID();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("the connection is not one of PostgreSQL JDBC", e);
        }
    }
}
