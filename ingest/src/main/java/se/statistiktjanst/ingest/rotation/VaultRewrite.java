package se.statistiktjanst.ingest.rotation;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Moves residents to the current key version, one care provider after the other: index and sealed number anew,
 * {@code resident_ref} as it was. Rows that somebody else holds are passed over and taken in the next round, so that
 * nobody ever waits for nobody.
 */
final class VaultRewrite {
    private static final int BATCH = 500;
    private static final String PROVIDERS = """
            select provider_id, count(*) as rows from vault.resident
            where index_version <> :version or wrapping_version <> :version
            group by provider_id
            order by provider_id
            """;
    private static final String NEXT = """
            select resident_ref, resident_index, sealed, index_version from vault.resident
            where provider_id = :provider and resident_ref > :after
                and (index_version <> :version or wrapping_version <> :version)
            order by resident_ref
            limit :limit
            for update skip locked
            """;
    private static final String MOVE = """
            update vault.resident r
            set resident_index = moved.resident_index, sealed = moved.sealed, index_version = :version::smallint,
                wrapping_version = :version::smallint
            from unnest(:refs, :indexes, :sealed) as moved (resident_ref, resident_index, sealed)
            where r.provider_id = :provider and r.resident_ref = moved.resident_ref
            """;

    private record Provider(int providerId, long rows) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(int ref, byte[] index, byte[] sealed, int version) {}

    private final Jdbi owner;
    private final VaultCipher cipher;

    VaultRewrite(Jdbi owner, VaultCipher cipher) {
        this.owner = owner;
        this.cipher = cipher;
    }

    /** Gives whether nothing is left; if not, the thread was interrupted. */
    boolean run(RotationProgress progress) {
        long done = 0;
        while (true) {
            List<Provider> left = left();
            long total = done + left.stream().mapToLong(Provider::rows).sum();
            if (left.isEmpty()) {
                return true;
            }
            long before = done;
            for (Provider provider : left) {
                for (int after = 0; after >= 0; ) {
                    if (Thread.currentThread().isInterrupted()) {
                        return false;
                    }
                    Batch batch = move(provider.providerId(), after);
                    done += batch.moved();
                    after = batch.last();
                    progress.moved("residents", done, total);
                }
            }
            if (done == before) {
                KeyRotation.pause();
            }
        }
    }

    private List<Provider> left() {
        return Vault.inTransaction(
                owner,
                handle -> handle.createQuery(PROVIDERS)
                        .bind("version", cipher.version())
                        .map((row, context) -> new Provider(row.getInt("provider_id"), row.getLong("rows")))
                        .list());
    }

    /** @param last reference to go on after; -1 at the end */
    private record Batch(int moved, int last) {}

    private Batch move(int provider, int after) {
        return Vault.inTransaction(owner, handle -> {
            List<Row> rows = handle.createQuery(NEXT)
                    .bind("provider", provider)
                    .bind("after", after)
                    .bind("version", cipher.version())
                    .bind("limit", BATCH)
                    .map((row, context) -> new Row(
                            row.getInt("resident_ref"),
                            row.getBytes("resident_index"),
                            row.getBytes("sealed"),
                            row.getInt("index_version")))
                    .list();
            move(handle, provider, rows);
            return new Batch(
                    rows.size(), rows.size() < BATCH ? -1 : rows.get(BATCH - 1).ref());
        });
    }

    private void move(Handle handle, int provider, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int version = cipher.version();
        byte[][] indexes = new byte[rows.size()][];
        byte[][] sealed = new byte[rows.size()][];
        for (int i = 0; i < indexes.length; i++) {
            Row row = rows.get(i);
            ResidentIdentity identity = cipher.open(provider, row.sealed());
            requireOwn(provider, row, identity);
            indexes[i] = cipher.index(provider, identity, version);
            sealed[i] = cipher.seal(provider, identity, version);
        }
        handle.createUpdate(MOVE)
                .bind("version", version)
                .bind("provider", provider)
                .bind("refs", rows.stream().mapToInt(Row::ref).toArray())
                .bind("indexes", Vault.array(indexes))
                .bind("sealed", Vault.array(sealed))
                .execute();
    }

    // A row whose index and number disagree must not get a new index that makes it look whole.
    private void requireOwn(int provider, Row row, ResidentIdentity identity) {
        if (!Arrays.equals(row.index(), cipher.index(provider, identity, row.version()))) {
            throw new DamagedVaultException("In the vault of care provider " + provider + " a row's index does not"
                    + " belong to its number. Run keys verify, and restore the vault before you rotate.");
        }
    }
}
