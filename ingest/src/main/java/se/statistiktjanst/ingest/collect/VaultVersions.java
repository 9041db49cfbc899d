package se.statistiktjanst.ingest.collect;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The key versions that rows of the vault stand under.
 *
 * @param current what new rows are made with
 * @param previous what some rows may still stand under, while a rotation moves them; null otherwise
 */
record VaultVersions(int current, @Nullable Integer previous) {

    /** Asks, and holds what it hears true until the transaction ends: a rotation does not begin before that. */
    static VaultVersions hold(Handle handle) {
        return handle.createQuery("select current_version, previous_version from vault.versions_in_use()")
                .map((row, context) -> new VaultVersions(
                        row.getInt("current_version"), row.getObject("previous_version", Integer.class)))
                .one();
    }
}
