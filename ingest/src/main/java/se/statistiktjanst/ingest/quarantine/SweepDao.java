package se.statistiktjanst.ingest.quarantine;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Ageing of quarantine. For the role of the counter. */
public interface SweepDao {
    /** How many events of one sender came to an age. */
    record Aged(String sender, int days, long events) {}

    /** How many events of one sender expired. */
    record Expired(String sender, long events) {}

    /** Notes the age that open events have come to, each age once. */
    @SqlQuery("""
            with step as (
                select q.id, q.sender_id, max(d.days) as days
                from event.quarantine q
                join unnest(:steps) as d (days)
                    on q.received_at <= operation.now() - make_interval(days => d.days) and d.days > q.noticed_days
                where q.closed_at is null
                group by q.id, q.sender_id
            ), noted as (
                update event.quarantine q set noticed_days = step.days from step
                where q.id = step.id
                returning q.sender_id, q.noticed_days
            )
            select s.code as sender, n.noticed_days as days, count(*) as events
            from noted n join registry.sender s on s.id = n.sender_id
            group by s.code, n.noticed_days
            order by s.code, n.noticed_days
            """)
    List<Aged> noteAges(int[] steps);

    /**
     * Destroys the content of what has lain too long; it counts as lost from then on. The fingerprint goes too, so that
     * the same thing sent again is a new entry.
     */
    @SqlQuery("""
            with due as (
                select q.id
                from event.quarantine q left join registry.care_provider p on p.id = q.provider_id
                where q.closed_at is null
                    and q.received_at
                        <= operation.now() - make_interval(days => coalesce(p.quarantine_days, :standardDays))
                order by q.id
                for update of q skip locked
            ), ended as (
                update event.quarantine q set closed_at = operation.now(), closed_as = 'expired', sealed = '',
                    fingerprint = decode(md5(q.public_id), 'hex')
                from due where q.id = due.id
                returning q.sender_id
            )
            select s.code as sender, count(*) as events
            from ended e join registry.sender s on s.id = e.sender_id
            group by s.code
            order by s.code
            """)
    List<Expired> expire(int standardDays);

    @SqlQuery("select pg_try_advisory_xact_lock(hashtext('quarantine.sweep'))")
    boolean tryLock();

    /** Whether a sweep waits, runs, or is done less than a day ago. */
    @SqlQuery("""
            select exists (
                select from operation.job
                where kind = :kind
                    and (state in ('waiting', 'running')
                        or state = 'done' and finished_at > operation.now() - interval '23 hours'))
            """)
    boolean isPlannedOrFresh(String kind);
}
