package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a period, as they are or as they were: those of batches received until then, with what corrections have
 * taken out since.
 *
 * @param asOf null for as they are
 */
record PeriodFacts(Handle handle, Period period, @Nullable Instant asOf) {
    private static final String COLUMNS = """
            provider_id, unit_id, service_id, type_id, batch_id, occurred_on, hour, staff_id, resident_ref, age, sex,
            resident_county, channel, outcome, activity, errand, clinic, resolved, forwarded, consultation, wait_s, talk_s, duration_s""";

    private static final String NOW =
            "select " + COLUMNS + " from event.fact where occurred_on >= :from and occurred_on < :before";

    private static final String THEN = "select " + COLUMNS
            + " from event.%s where occurred_on >= :from and occurred_on < :before"
            + " and batch_id in (select id from event.batch where received_at <= :asOf)";

    /** For a {@code from} clause: the facts, to be named. */
    String sql() {
        return asOf == null
                ? "(" + NOW + ")"
                : "(" + THEN.formatted("fact") + " union all " + THEN.formatted("former_fact")
                        + " and removed_at > :asOf)";
    }

    /** A query over {@link #sql} with its parameters bound. */
    Query query(String select) {
        Query query = handle.createQuery(select).bind("from", period.from()).bind("before", period.before());
        return asOf == null ? query : query.bind("asOf", asOf);
    }
}
