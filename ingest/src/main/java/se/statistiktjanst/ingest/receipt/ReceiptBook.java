package se.statistiktjanst.ingest.receipt;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;

/** The receipts that were given out. A sender finds its own and no others. */
public final class ReceiptBook {
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
            boolean historical) {}

    /** Accepted events of one type in one hour (UTC) of the events' time. */
    public record Count(
            String type,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant hour,
            long accepted) {}

    /** A receipt with its counts. */
    public record Detailed(@JsonUnwrapped Entry entry, List<Count> counts) {}

    /**
     * Receipts, newest first.
     *
     * @param next where the next page begins; null when this is the last
     */
    public record Page(List<Entry> receipts, @Nullable String next) {}

    private static final String COLUMNS =
            "public_id, received_at, received, accepted, duplicates, conflicts, rejected, late, historical";
    private static final String LIST = "select " + COLUMNS + """
             from event.batch
            where sender_id = :sender
                and (:from::timestamptz is null
                    or received_at >= :from::timestamptz and received_at < :from::timestamptz + interval '1 day')
                and (:after::bigint is null or (received_at, id) < (:after_at::timestamptz, :after::bigint))
            order by received_at desc, id desc
            limit :limit
            """;
    private static final String FIND =
            "select " + COLUMNS + " from event.batch where sender_id = :sender and public_id = :receipt order by id";
    private static final String COUNTS = """
            select t.name, c.hour_at, c.accepted
            from event.batch b join event.batch_count c on c.batch_id = b.id join event.type t on t.id = c.type_id
            where b.sender_id = :sender and b.public_id = :receipt
            order by t.name, c.hour_at
            """;
    private static final String COUNTS_OF_DAY = """
            select t.name, c.hour_at, sum(c.accepted) as accepted
            from event.batch_count c join event.type t on t.id = c.type_id
            where c.sender_id = :sender
                and c.hour_at >= :from::timestamptz and c.hour_at < :from::timestamptz + interval '1 day'
            group by t.name, c.hour_at
            order by t.name, c.hour_at
            """;

    private record Place(long id, OffsetDateTime at) {}

    private final Jdbi collector;

    /** @param collector the pool of the collector's role */
    public ReceiptBook(Jdbi collector) {
        this.collector = collector;
    }

    /** A receipt of this sender; another sender's is not found. */
    public Optional<Detailed> find(SenderSession sender, String receipt) {
        return collector.withHandle(handle -> handle.createQuery(FIND)
                .bind("sender", (short) sender.senderId())
                .bind("receipt", receipt)
                .map((row, context) -> entry(row))
                .findOne()
                .map(entry -> new Detailed(entry, counts(handle, sender, receipt))));
    }

    /**
     * Receipts of this sender, newest first.
     *
     * @param day UTC day on which they were given; null for all
     * @param after the last receipt of the page before; null for the first page
     * @return empty if {@code after} is none of this sender's receipts
     */
    public Optional<Page> list(SenderSession sender, @Nullable LocalDate day, @Nullable String after, int limit) {
        return collector.withHandle(handle -> {
            Place place = after == null ? null : place(handle, sender, after);
            if (after != null && place == null) {
                return Optional.empty();
            }
            List<Entry> found = handle.createQuery(LIST)
                    .bind("sender", (short) sender.senderId())
                    .bind("from", day == null ? null : start(day))
                    .bind("after", place == null ? null : place.id())
                    .bind("after_at", place == null ? null : place.at())
                    .bind("limit", limit + 1)
                    .map((row, context) -> entry(row))
                    .list();
            List<Entry> shown = found.subList(0, Math.min(limit, found.size()));
            return Optional.of(new Page(
                    List.copyOf(shown),
                    found.size() > limit ? shown.get(limit - 1).receipt() : null));
        });
    }

    /** Accepted events whose time lies in the UTC day, over all receipts. */
    public List<Count> counts(SenderSession sender, LocalDate day) {
        return collector.withHandle(handle -> handle.createQuery(COUNTS_OF_DAY)
                .bind("sender", (short) sender.senderId())
                .bind("from", start(day))
                .map((row, context) -> count(row))
                .list());
    }

    private static List<Count> counts(Handle handle, SenderSession sender, String receipt) {
        return handle.createQuery(COUNTS)
                .bind("sender", (short) sender.senderId())
                .bind("receipt", receipt)
                .map((row, context) -> count(row))
                .list();
    }

    private static @Nullable Place place(Handle handle, SenderSession sender, String receipt) {
        return handle.createQuery("select id, received_at from event.batch"
                        + " where sender_id = :sender and public_id = :receipt order by id")
                .bind("sender", (short) sender.senderId())
                .bind("receipt", receipt)
                .map((row, context) -> new Place(row.getLong("id"), row.getObject("received_at", OffsetDateTime.class)))
                .findOne()
                .orElse(null);
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString("name"), row.getTimestamp("hour_at").toInstant(), row.getLong("accepted"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("public_id"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("received"),
                row.getInt("accepted"),
                row.getInt("duplicates"),
                row.getInt("conflicts"),
                row.getInt("rejected"),
                row.getInt("late"),
                row.getBoolean("historical"));
    }
}
