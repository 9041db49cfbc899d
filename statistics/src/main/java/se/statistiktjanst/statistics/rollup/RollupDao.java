package se.statistiktjanst.statistics.rollup;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The state of the roll-ups: which batches are in them. For the role of the counter. */
public interface RollupDao {
    /** One worker at a time, so that a roll-up row is never read by two before either writes it. */
    @SqlQuery("select pg_try_advisory_xact_lock(hashtext('usage.fold'))")
    boolean tryLock();

    /** Waits until no other worker folds. */
    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtext('usage.fold'))")
    int lock();

    /**
     * Batches that are not folded yet, oldest first; by flag, since a sequence misses those still in flight. An event that
     * came more than a day after it happened is late; history is not.
     */
    @SqlQuery("""
            select id, accepted, case when historical then -9223372036854775808
                else extract(epoch from received_at - interval '1 day' - timestamptz '2000-01-01 00:00Z') * 1000000
                end::bigint as late_before
            from event.batch
            where folded_at is null
            order by id
            limit :limit
            for update skip locked
            """)
    List<NewBatch> unfolded(int limit);

    @SqlQuery("select count(*) as batches, coalesce(max(id), 0) as last from event.batch where folded_at is null")
    Waiting waiting();

    @SqlUpdate("update event.batch set folded_at = operation.now() where id = any (:batches)")
    void markFolded(long[] batches);

    /** The time before which every event is folded once the batches that are there now are. */
    @SqlQuery("select operation.now()")
    Instant now();

    @SqlUpdate("update usage.freshness set fresh_at = greatest(fresh_at, :at)")
    void markFresh(Instant at);

    @SqlUpdate("delete from usage.daily")
    void clearDaily();

    @SqlUpdate("delete from usage.staff_month")
    void clearStaffMonth();

    @SqlUpdate("delete from usage.unit_month")
    void clearUnitMonth();

    @SqlUpdate("delete from usage.weekday_month")
    void clearWeekdayMonth();

    /** What older programs wrote. */
    @SqlUpdate("delete from usage.hour_month")
    void clearHourMonth();

    @SqlUpdate("delete from usage.presence_month")
    void clearPresence();

    @SqlUpdate("delete from usage.presence_state")
    void clearPresenceStates();

    @SqlUpdate("delete from usage.provider_presence_month")
    void clearProviderPresence();

    @SqlUpdate("delete from usage.county_people")
    void clearCountyPeople();

    @SqlUpdate("delete from usage.presence_past")
    void clearPresencePast();

    @SqlUpdate("delete from usage.county_month")
    void clearCountyMonth();

    @SqlUpdate("delete from usage.county_presence_month")
    void clearCountyPresence();

    @SqlUpdate("delete from usage.seconds_month")
    void clearSeconds();

    @SqlQuery("select version from usage.shape")
    int shape();

    @SqlUpdate("update usage.shape set version = :version")
    void markShape(int version);

    @SqlUpdate("update usage.completeness set received = 0, late = 0")
    void clearCompleteness();

    @SqlUpdate("update event.batch set folded_at = null where folded_at is not null")
    void markAllUnfolded();
}
