package se.statistiktjanst.ingest.rotation;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.Quarantine;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

/** Seals open refused events anew. Closed ones hold nothing. */
final class QuarantineRewrite {
    private static final int BATCH = 200;
    private static final String LEFT = """
            select count(*) from event.quarantine where closed_at is null and key_version <> :version
            """;
    private static final String NEXT = """
            select id, sender_id, fingerprint, sealed from event.quarantine
            where closed_at is null and key_version <> :version and id > :after
            order by id
            limit :limit
            for update skip locked
            """;
    private static final String MOVE = """
            update event.quarantine q set sealed = moved.sealed, key_version = :version::smallint
            from unnest(:ids, :sealed) as moved (id, sealed)
            where q.id = moved.id
            """;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long id, String context, byte[] sealed) {}

    private final Jdbi counter;
    private final PayloadCipher cipher;

    QuarantineRewrite(Jdbi counter, KeyTree keys) {
        this.counter = counter;
        this.cipher = new PayloadCipher(keys);
    }

    /** Gives whether nothing is left; if not, the thread was interrupted. */
    boolean run(RotationProgress progress) {
        long done = 0;
        for (long left = left(); left > 0; left = left()) {
            long before = done;
            for (long after = 0; after >= 0; ) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                List<Row> rows = move(after);
                done += rows.size();
                after = rows.size() < BATCH ? -1 : rows.get(BATCH - 1).id();
                progress.moved("refused events", done, before + left);
            }
            if (done == before) {
                KeyRotation.pause();
            }
        }
        return true;
    }

    private long left() {
        return counter.withHandle(handle -> handle.createQuery(LEFT)
                .bind("version", cipher.version())
                .mapTo(Long.class)
                .one());
    }

    private List<Row> move(long after) {
        int version = cipher.version();
        return counter.inTransaction(handle -> {
            List<Row> rows = handle.createQuery(NEXT)
                    .bind("version", version)
                    .bind("after", after)
                    .bind("limit", BATCH)
                    .map((row, context) -> new Row(
                            row.getLong("id"),
                            Quarantine.context(row.getInt("sender_id"), row.getBytes("fingerprint")),
                            row.getBytes("sealed")))
                    .list();
            handle.createUpdate(MOVE)
                    .bind("version", version)
                    .bind("ids", rows.stream().mapToLong(Row::id).toArray())
                    .bind(
                            "sealed",
                            Vault.array(
                                    rows.stream().map(row -> anew(row, version)).toArray(byte[][]::new)))
                    .execute();
            return rows;
        });
    }

    private byte[] anew(Row row, int version) {
        return cipher.seal(version, row.context(), cipher.open(row.context(), row.sealed()));
    }
}
