package se.statistiktjanst.ingest.rotation;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Moves the index of persons to the current key version; {@code person_no} stays. A person's number stands only with its
 * care providers, so any one of their rows is opened for it.
 */
final class PersonRewrite {
    private static final int BATCH = 500;
    private static final String LEFT = """
            select count(*) from vault.person p
            where p.index_version <> :version
                and exists (select from vault.resident r where r.person_no = p.person_no)
            """;
    // The lock on a person is strong, since its index is a key: batches that admit this person wait for it. So it is
    // taken only where it is free, and nothing is waited for while it is held.
    private static final String NEXT = """
            select p.person_no, p.person_index, p.index_version, r.provider_id, r.sealed
            from vault.person p
            cross join lateral (
                select provider_id, sealed from vault.resident where person_no = p.person_no limit 1) r
            where p.person_no > :after and p.index_version <> :version
            order by p.person_no
            limit :limit
            for update of p skip locked
            """;
    private static final String MOVE = """
            update vault.person p set person_index = moved.person_index, index_version = :version::smallint
            from unnest(:numbers, :indexes) as moved (person_no, person_index)
            where p.person_no = moved.person_no
            """;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(int personNo, byte[] index, int version, int provider, byte[] sealed) {}

    private final Jdbi owner;
    private final VaultCipher cipher;

    PersonRewrite(Jdbi owner, VaultCipher cipher) {
        this.owner = owner;
        this.cipher = cipher;
    }

    /** Gives whether nothing is left; if not, the thread was interrupted. */
    boolean run(RotationProgress progress) {
        long done = 0;
        for (long left = left(); left > 0; left = left()) {
            long before = done;
            for (int after = 0; after >= 0; ) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                List<Row> rows = move(after);
                done += rows.size();
                after = rows.size() < BATCH ? -1 : rows.get(BATCH - 1).personNo();
                progress.moved("persons", done, before + left);
            }
            if (done == before) {
                KeyRotation.pause();
            }
        }
        return true;
    }

    private long left() {
        return Vault.inTransaction(
                owner,
                handle -> handle.createQuery(LEFT)
                        .bind("version", cipher.version())
                        .mapTo(Long.class)
                        .one());
    }

    private List<Row> move(int after) {
        return Vault.inTransaction(owner, handle -> {
            List<Row> rows = handle.createQuery(NEXT)
                    .bind("after", after)
                    .bind("version", cipher.version())
                    .bind("limit", BATCH)
                    .map((row, context) -> new Row(
                            row.getInt("person_no"),
                            row.getBytes("person_index"),
                            row.getInt("index_version"),
                            row.getInt("provider_id"),
                            row.getBytes("sealed")))
                    .list();
            if (!rows.isEmpty()) {
                move(handle, rows);
            }
            return rows;
        });
    }

    private void move(Handle handle, List<Row> rows) {
        handle.createUpdate(MOVE)
                .bind("version", cipher.version())
                .bind("numbers", rows.stream().mapToInt(Row::personNo).toArray())
                .bind("indexes", Vault.array(rows.stream().map(this::moved).toArray(byte[][]::new)))
                .execute();
    }

    private byte[] moved(Row row) {
        ResidentIdentity identity = cipher.open(row.provider(), row.sealed());
        if (!Arrays.equals(row.index(), cipher.personIndex(identity, row.version()))) {
            throw new DamagedVaultException("A person's index does not belong to the number at care provider "
                    + row.provider() + ". Run keys verify, and restore the vault before you rotate.");
        }
        return cipher.personIndex(identity);
    }
}
