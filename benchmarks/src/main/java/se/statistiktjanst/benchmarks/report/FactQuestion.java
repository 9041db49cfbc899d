package se.statistiktjanst.benchmarks.report;

import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The standard reports as one would ask the events themselves, in plain SQL and without row-level security. */
final class FactQuestion {
    private static final String WHERE = "f.provider_id = :provider and f.occurred_on between :from and :to";
    private static final String MONTH = "date_trunc('month', f.occurred_on)";

    private static final Map<String, String> SQL = Map.ofEntries(
            Map.entry(
                    "samtal",
                    "select %s, count(*), count(*) filter (where f.outcome = 5), count(*) filter (where f.outcome = 6)"
                            + " from event.fact f where %s and f.type_id = 1 group by 1"),
            Map.entry(
                    "svarstider",
                    "select %s, percentile_disc(0.5) within group (order by f.wait_s),"
                            + " percentile_disc(0.9) within group (order by f.wait_s),"
                            + " count(*) filter (where f.wait_s <= 60), count(f.wait_s)"
                            + " from event.fact f where %s and f.type_id = 1 group by 1"),
            Map.entry("dygnet", "select f.hour, count(*) from event.fact f where %2$s and f.type_id = 1 group by 1"),
            Map.entry("enheter", "select %s, f.unit_id, count(*) from event.fact f where %s group by 1, 2"),
            Map.entry(
                    "invanare",
                    "with x as (select %s as m, f.resident_ref, min(%1$s) over (partition by f.resident_ref) as first"
                            + " from event.fact f where f.provider_id = :provider and f.occurred_on <= :to)"
                            + " select m, count(distinct resident_ref), count(distinct resident_ref) filter (where first = m),"
                            + " count(distinct resident_ref) filter (where first < m) from x where m >= :from group by 1"),
            Map.entry(
                    "tjanster",
                    "select %s, f.service_id, count(distinct f.resident_ref) from event.fact f where %s group by 1, 2"),
            Map.entry(
                    "hemlan",
                    "select date_trunc('quarter', f.occurred_on), coalesce(f.resident_county, 0), count(*),"
                            + " count(distinct f.resident_ref) from event.fact f where %2$s group by 1, 2"),
            Map.entry("kanaler", "select %s, f.channel, count(*) from event.fact f where %s group by 1, 2"),
            Map.entry(
                    "inloggningar",
                    "select %s, count(*) filter (where f.outcome = 7),"
                            + " count(*) filter (where f.outcome = 7 and f.staff_id is not null),"
                            + " sum(f.duration_s) filter (where f.staff_id is not null), count(distinct f.staff_id)"
                            + " from event.fact f where %s and f.type_id = 2 group by 1"),
            Map.entry(
                    "medarbetare",
                    "select %s, f.staff_id, count(*) filter (where f.outcome = 5), avg(f.talk_s)"
                            + " from event.fact f where %s and f.type_id = 1 group by 1, 2"));

    private FactQuestion() {}

    /** The number of rows of the answer. */
    static int ask(Handle handle, String report, int provider, LocalDate from, LocalDate to) {
        String sql = SQL.get(report);
        if (sql == null) {
            throw new IllegalStateException("no SQL is written for the report " + report);
        }
        return handle.createQuery(sql.formatted(MONTH, WHERE))
                .bind("provider", provider)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> row.getObject(1))
                .list()
                .size();
    }
}
