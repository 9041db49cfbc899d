package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The receipts that were given out, for their senders to read again. */
public final class ReceiptBook {
    /** Accepted events of one type in one hour (UTC). */
    public record Count(
            String type,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant hour,
            int accepted) {}

    /** A receipt as it is kept. */
    public record Entry(
            String receipt,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant receivedAt,
            int received,
            int accepted,
            int duplicates,
            int conflicts,
            int rejected,
            int late,
            boolean historical,
            List<Count> counts) {}

    private static final String FIND = """
            select id, public_id, received_at, received, accepted, duplicates, conflicts, rejected, late, historical
            from event.batch
            where sender_id = :sender and public_id = :receipt
            order by id
            """;
    private static final String COUNTS = """
            select t.name, c.hour_at, c.accepted
            from event.batch b join event.batch_count c on c.batch_id = b.id join event.type t on t.id = c.type_id
            where b.sender_id = :sender and b.public_id = :receipt
            order by t.name, c.hour_at
            """;

    private final Jdbi collector;

    /** @param collector the pool of the collector's role */
    public ReceiptBook(Jdbi collector) {
        this.collector = collector;
    }

    /** A receipt of this sender; another sender's is not found. */
    public Optional<Entry> find(SenderSession sender, String receipt) {
        return collector.withHandle(handle -> {
            List<Count> counts = handle.createQuery(COUNTS)
                    .bind("sender", (short) sender.senderId())
                    .bind("receipt", receipt)
                    .map((row, context) -> new Count(
                            row.getString("name"), row.getTimestamp("hour_at").toInstant(), row.getInt("accepted")))
                    .list();
            return handle.createQuery(FIND)
                    .bind("sender", (short) sender.senderId())
                    .bind("receipt", receipt)
                    .map((row, context) -> new Entry(
                            row.getString("public_id"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getInt("received"),
                            row.getInt("accepted"),
                            row.getInt("duplicates"),
                            row.getInt("conflicts"),
                            row.getInt("rejected"),
                            row.getInt("late"),
                            row.getBoolean("historical"),
                            counts))
                    .findOne();
        });
    }
}
