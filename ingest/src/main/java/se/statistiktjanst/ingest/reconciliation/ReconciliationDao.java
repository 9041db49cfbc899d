package se.statistiktjanst.ingest.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What is stored of a sender, by hours since 1970. For the role of the collector. */
public interface ReconciliationDao {
    /**
     * The sums of one hour.
     *
     * @param sum not yet modulo 2⁶⁴; null if a receipt of before sums were kept is among them
     */
    record SumRow(int hour, long count, @Nullable BigDecimal sum) {}

    /** A state as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // a row: never compared
    record StateRow(String state, Instant checkedAt, int[] hours) {}

    @SqlQuery("""
            select extract(epoch from hour_at)::bigint / 3600 as hour, sum(accepted) as count,
                case when count(id_sum) = count(*) then sum(id_sum) end as sum
            from event.batch_count
            where sender_id = :senderId and hour_at >= to_timestamp(:first * 3600::bigint)
                and hour_at < to_timestamp(:end * 3600::bigint)
            group by hour_at
            order by hour_at
            """)
    List<SumRow> sums(short senderId, int first, int end);

    /** As {@link #sums}, of what was withdrawn. */
    @SqlQuery("""
            select key_hour as hour, count(*) as count, sum(id_hash) as sum
            from event.correction
            where sender_id = :senderId and action = 'withdraw' and key_hour >= :first and key_hour < :end
            group by key_hour
            order by key_hour
            """)
    List<SumRow> withdrawnSums(short senderId, int first, int end);

    @SqlQuery("select key_id from event.correction where sender_id = :senderId and key_hour = :hour"
            + " and action = 'withdraw' order by key_id")
    List<UUID> withdrawnIds(short senderId, int hour);

    @SqlQuery("select distinct key_id from event.quarantine where sender_id = :senderId and key_id = any (:ids)"
            + " and closed_at is null order by key_id")
    List<UUID> quarantined(short senderId, UUID[] ids);

    @SqlQuery("select id from event.key where sender_id = :senderId and hour = :hour order by id")
    @FetchSize(10_000)
    ResultIterator<UUID> ids(short senderId, int hour);

    @SqlQuery("select id from event.key where sender_id = :senderId and id = any (:ids) and hour <> :hour order by id")
    List<UUID> storedInAnotherHour(short senderId, int hour, UUID[] ids);

    @SqlQuery("select state, checked_at, hours from event.reconciliation where sender_id = :senderId and day = :day"
            + " order by day")
    Optional<StateRow> state(short senderId, LocalDate day);

    /** Keeps how a comparison ended, and gives its time. */
    @SqlQuery("""
            insert into event.reconciliation (sender_id, day, state, hours) values (:senderId, :day, :state, :hours)
            on conflict (sender_id, day) do update
                set state = excluded.state, hours = excluded.hours, checked_at = operation.now()
            returning checked_at
            """)
    Instant store(short senderId, LocalDate day, String state, short[] hours);
}
