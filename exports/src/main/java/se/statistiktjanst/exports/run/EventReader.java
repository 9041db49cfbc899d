package se.statistiktjanst.exports.run;

import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import se.statistiktjanst.exports.order.Selection;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;

/**
 * Reads the facts of a selection inside the exporter's tenant transaction; row-level security narrows each statement to
 * the care provider. Facts of residents who are erased or restricted are left out. Every statement states the context anew, for an export outlives a minute.
 */
final class EventReader {
    /** Fewer distinct residents than this behind an errand or a clinic, and its name is not written out. */
    static final int FEWEST_RESIDENTS = 5;

    private static final int FETCH = 2_000;
    private static final String CHOSEN = """
            from event.fact
            where occurred_on >= :from and occurred_on < :before and service_id = :service
                and (cast(:unit as int) is null or unit_id = :unit)
                and (cast(:type as smallint) is null or type_id = :type)
                and (resident_ref is null or resident_ref not in (
                    select e.resident_ref from vault.erasure e where e.resident_ref is not null
                    union all
                    select r.resident_ref from vault.restriction r))
            """;

    private final TenantTransaction exporter;
    private final Handle handle;
    private final Tenant tenant;
    private final Selection selection;

    EventReader(TenantTransaction exporter, Handle handle, Tenant tenant, Selection selection) {
        this.exporter = exporter;
        this.handle = handle;
        this.tenant = tenant;
        this.selection = selection;
    }

    long count() {
        return query("select count(*) " + CHOSEN).mapTo(Long.class).one();
    }

    /**
     * The values of errand and clinic with enough residents behind them. What is not among them is not written, so a
     * value that first comes between this statement and the next is on the safe side.
     */
    Set<Integer> commonValues() {
        return query("""
                        select errand %1$s and errand is not null group by errand
                        having count(distinct resident_ref) >= :fewest
                        union all
                        select clinic %1$s and clinic is not null group by clinic
                        having count(distinct resident_ref) >= :fewest
                        """.formatted(CHOSEN))
                .bind("fewest", FEWEST_RESIDENTS)
                .mapTo(Integer.class)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How alike the residents are in what outsiders may know of them, as the file tells it. */
    Uniqueness uniqueness(Set<Integer> commonValues) {
        return query("""
                        select coalesce(min(residents) filter (where residents > 0), 0) as k,
                            coalesce(sum(rows) filter (where residents = 1), 0)::bigint as unique_rows
                        from (
                            select count(distinct resident_ref) as residents, count(*) as rows %s
                            group by unit_id, least(age / :band, :top / :band), sex,
                                case when errand = any(:common) then errand when errand is not null then -1 end) as alike
                        """.formatted(CHOSEN))
                .bind("band", AgeBand.YEARS)
                .bind("top", AgeBand.TOP)
                .bindArray("common", Integer.class, commonValues.toArray())
                .map((row, context) -> new Uniqueness(row.getLong("k"), row.getLong("unique_rows")))
                .one();
    }

    /**
     * The rows by date, within a date in an order that only the job's key explains. Close it.
     *
     * @param shuffleKey secret; dies with the export
     */
    ResultIterator<EventRow> rows(byte[] shuffleKey) {
        return query("""
                        select occurred_on, hour, unit_id, type_id, channel, outcome, activity, errand, clinic, resolved,
                            forwarded, consultation, wait_s, talk_s, duration_s, resident_ref, age, sex, staff_id %s
                        order by occurred_on, sha256(:shuffle || int8send(key_prefix) || int8send(batch_id)
                            || int4send(coalesce(resident_ref, 0)) || int4send(coalesce(staff_id, 0)))
                        """.formatted(CHOSEN))
                .bind("shuffle", shuffleKey)
                .setFetchSize(FETCH)
                .map(new EventRowMapper())
                .iterator();
    }

    private Query query(String sql) {
        exporter.renew(handle, tenant);
        return handle.createQuery(sql)
                .bind("from", selection.from())
                .bind("before", selection.before())
                .bind("service", selection.serviceId())
                .bind("unit", selection.unitId())
                .bind("type", selection.typeId());
    }
}
