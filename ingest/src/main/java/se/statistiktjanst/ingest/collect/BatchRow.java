package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the receipt: {@code event.batch} and its counts per type and hour. */
final class BatchRow {
    record Saved(long id, String publicId) {}

    private static final String ADD = """
            insert into event.batch (sender_id, transport, received, accepted, duplicates, conflicts, rejected, late,
                historical, first_on, last_on, folded_at)
            values (:sender, :transport, :received, :accepted, :duplicates, :conflicts, :rejected, :late,
                :historical, :first_on, :last_on, case when :accepted = 0 then operation.now() end)
            returning id, public_id
            """;
    private static final String ADD_COUNT = """
            insert into event.batch_count (batch_id, type_id, hour_at, accepted)
            values (:batch, :type, :hour_at, :accepted)
            """;
    private static final long SECONDS_OF_HOUR = 3600;

    private BatchRow() {}

    static Saved add(
            Handle handle, SenderSession sender, Transport transport, Receipt receipt, Collection<CheckedEvent> facts) {
        LocalDate first = facts.stream()
                .map(CheckedEvent::occurredOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
        LocalDate last = facts.stream()
                .map(CheckedEvent::occurredOn)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Saved saved = handle.createQuery(ADD)
                .bind("sender", (short) sender.senderId())
                .bind("transport", transport.code())
                .bind("received", receipt.received())
                .bind("accepted", receipt.accepted())
                .bind("duplicates", receipt.duplicates())
                .bind("conflicts", receipt.conflicts())
                .bind("rejected", receipt.rejected())
                .bind("late", receipt.late())
                .bind("historical", receipt.historical())
                .bind("first_on", first)
                .bind("last_on", last)
                .map((row, context) -> new Saved(row.getLong("id"), row.getString("public_id")))
                .one();
        addCounts(handle, saved.id(), facts);
        return saved;
    }

    private static void addCounts(Handle handle, long batchId, Collection<CheckedEvent> facts) {
        Map<Long, Integer> counts = new HashMap<>();
        facts.forEach(fact -> counts.merge(typeAndHour(fact), 1, Integer::sum));
        if (counts.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch(ADD_COUNT);
        new TreeMap<>(counts)
                .forEach((key, accepted) -> rows.bind("batch", batchId)
                        .bind("type", (short) (key >> Integer.SIZE))
                        .bind("hour_at", hourAt(key.intValue()))
                        .bind("accepted", accepted)
                        .add());
        rows.execute();
    }

    private static long typeAndHour(CheckedEvent fact) {
        return ((long) fact.typeId() << Integer.SIZE) + fact.hourOfEpoch();
    }

    private static OffsetDateTime hourAt(int hour) {
        return Instant.ofEpochSecond(hour * SECONDS_OF_HOUR).atOffset(ZoneOffset.UTC);
    }
}
