package se.statistiktjanst.ingest.quarantine;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.Quarantine;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

/**
 * Reads refused events in the clear, to check them again. With the role of the counter: the collector, which faces the
 * senders, can read no payload.
 */
final class SealedEvents {
    private static final String OPEN = """
            select q.id, q.public_id, q.fingerprint, q.sealed, q.received_at, coalesce(b.historical, false) as historical
            from event.quarantine q
            left join event.batch b on b.id = q.batch_id
            where q.sender_id = :sender and q.reason = :reason and q.pointer = :pointer and q.closed_at is null
                and q.id > :after
            order by q.id
            limit :limit
            """;

    /** A refused event in the clear. Prints nothing of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Opened(long id, String problem, Instant receivedAt, boolean historical, byte[] payload) {
        @Override
        public String toString() {
            return "Opened[REDACTED]";
        }
    }

    private final Jdbi counter;
    private final PayloadCipher cipher;

    SealedEvents(Jdbi counter, PayloadCipher cipher) {
        this.counter = counter;
        this.cipher = cipher;
    }

    /** Open events of one reason and place, in the order of their ids, after one of them. */
    List<Opened> open(SenderSession sender, String reason, String pointer, long after, int limit) {
        return counter.withHandle(handle -> handle.createQuery(OPEN)
                .bind("sender", (short) sender.senderId())
                .bind("reason", reason)
                .bind("pointer", pointer)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Opened(
                        row.getLong("id"),
                        row.getString("public_id"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getBoolean("historical"),
                        cipher.open(
                                Quarantine.context(sender.senderId(), row.getBytes("fingerprint")),
                                row.getBytes("sealed"))))
                .list());
    }
}
