package se.statistiktjanst.statistics.rollup;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import se.statistiktjanst.statistics.metric.WithMeasures;

/** Reads facts by batch and adds them to the roll-ups. For the role of the counter. */
public interface RollupDao {
    /** One worker at a time, so that a roll-up row is never read by two before either writes it. */
    @SqlQuery("select pg_try_advisory_xact_lock(hashtext('usage.fold'))")
    boolean tryLock();

    /** Waits until no other worker folds. */
    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtext('usage.fold'))")
    int lock();

    /** Batches that are not folded yet, oldest first; by flag, since a sequence misses those still in flight. */
    @SqlQuery("""
            select id from event.batch
            where folded_at is null
            order by id
            limit :limit
            for update skip locked
            """)
    long[] unfolded(int limit);

    /**
     * For grouping up to a few million facts in memory. The planner knows nothing of rows as new as these and expects
     * next to none: it would sort them all, or look their batch up for each.
     */
    @SqlUpdate("""
            set local work_mem = '64MB'; set local jit = off; set local enable_sort = off; set local enable_nestloop = off
            """)
    void prepareForMany();

    /** Adds the facts of the batches to the sums and to what has arrived of each day; gives what is not added up in SQL. */
    @SqlQuery
    @UseClasspathSqlLocator
    @WithMeasures
    List<MonthSeen> fold(long[] batches);

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

    @SqlUpdate("delete from usage.hour_month")
    void clearHourMonth();

    @SqlUpdate("delete from usage.presence_month")
    void clearPresence();

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
