package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes the receipt: {@code event.batch} and its counts per type and hour. */
final class BatchRow {
    /**
     * A receipt that is written.
     *
     * @param hasRefused whether the sender has events in quarantine that a corrected one may close
     */
    record Saved(long id, String publicId, boolean hasRefused) {}

    /** How many ids, and the sum of their hashes modulo 2⁶⁴. */
    private static final class Sum {
        private int ids;
        private long hashes;
    }

    private static final String ADD = """
            insert into event.batch (sender_id, transport, received, accepted, duplicates, conflicts, rejected, late,
                historical, first_on, last_on, folded_at)
            values (:sender, :transport, :received, :accepted, :duplicates, :conflicts, :rejected, :late,
                :historical, :first_on, :last_on, case when :facts = 0 then operation.now() end)
            returning id, public_id, exists (
                select from event.quarantine q
                where q.sender_id = :sender and q.closed_at is null and q.key_id is not null)
                as has_refused
            """;
    private static final String ADD_COUNT = """
            insert into event.batch_count (batch_id, type_id, hour_at, accepted, sender_id, id_sum)
            values (:batch, :type, :hour_at, :accepted, :sender, :id_sum)
            """;
    private static final long SECONDS_OF_HOUR = 3600;
    /** No type and hour. */
    private static final long NONE = Long.MIN_VALUE;

    private BatchRow() {}

    static Saved add(Handle handle, Batch batch, Collection<CheckedEvent> accepted, Collection<CheckedEvent> facts) {
        SenderSession sender = batch.sender();
        Receipt receipt = batch.receipt(null);
        @Nullable LocalDate first = null;
        @Nullable LocalDate last = null;
        for (CheckedEvent fact : facts) {
            LocalDate day = fact.occurredOn();
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }
        Saved saved = handle.createQuery(ADD)
                .bind("sender", (short) sender.senderId())
                .bind("transport", batch.transport().code())
                .bind("facts", facts.size())
                .bind("received", receipt.received())
                .bind("accepted", receipt.accepted())
                .bind("duplicates", receipt.duplicates())
                .bind("conflicts", receipt.conflicts())
                .bind("rejected", receipt.rejected())
                .bind("late", receipt.late())
                .bind("historical", receipt.historical())
                .bind("first_on", first)
                .bind("last_on", last)
                .map((row, context) ->
                        new Saved(row.getLong("id"), row.getString("public_id"), row.getBoolean("has_refused")))
                .one();
        addCounts(handle, saved.id(), sender, accepted);
        return saved;
    }

    private static void addCounts(Handle handle, long batchId, SenderSession sender, Collection<CheckedEvent> events) {
        Map<Long, Sum> counts = new HashMap<>();
        Sum same = new Sum();
        long last = NONE;
        for (CheckedEvent event : events) {
            long key = typeAndHour(event);
            if (key != last) {
                same = counts.computeIfAbsent(key, absent -> new Sum());
                last = key;
            }
            same.ids++;
            // An accepted event is the first version of itself, so its fact key is what it adds to the sums.
            same.hashes += event.factKey();
        }
        if (counts.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch(ADD_COUNT);
        new TreeMap<>(counts)
                .forEach((key, sum) -> rows.bind("batch", batchId)
                        .bind("type", (short) (key >> Integer.SIZE))
                        .bind("hour_at", hourAt(key.intValue()))
                        .bind("accepted", sum.ids)
                        .bind("sender", (short) sender.senderId())
                        .bind("id_sum", sum.hashes)
                        .add());
        rows.execute();
    }

    private static long typeAndHour(CheckedEvent event) {
        return ((long) event.typeId() << Integer.SIZE) + event.hourOfEpoch();
    }

    private static OffsetDateTime hourAt(int hour) {
        return Instant.ofEpochSecond(hour * SECONDS_OF_HOUR).atOffset(ZoneOffset.UTC);
    }
}
