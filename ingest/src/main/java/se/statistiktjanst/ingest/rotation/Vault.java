package se.statistiktjanst.ingest.rotation;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;

/** Transactions on the tables of the vault, as the role that keeps them, which cannot log in. */
final class Vault {
    private Vault() {}

    static <T> T inTransaction(Jdbi owner, HandleCallback<T, RuntimeException> work) {
        return owner.inTransaction(handle -> {
            become(handle);
            return work.withHandle(handle);
        });
    }

    static void become(Handle handle) {
        handle.execute("set local role statistik_vaultkeeper");
    }

    /** An array of bytea. */
    static Argument array(byte[][] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }
}
