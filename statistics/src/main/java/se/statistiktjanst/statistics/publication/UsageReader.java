package se.statistiktjanst.statistics.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.metric.MeasureSql;

/**
 * Streams the facts of one period, in an open transaction. What a person is called does not come along: only the number
 * drawn for figures across care providers. Facts of an erased resident have no person any more.
 */
final class UsageReader {
    private static final int FETCH_SIZE = 5_000;

    private static final String ATTRIBUTES =
            "provider_id, unit_id, service_id, event_type, channel, errand, clinic, sex, age_band, resident_county";

    /** Every event with its attributes and what it adds to each measure column. */
    private static final String USE = """
            select r.person_no, f.staff_id, f.provider_id, coalesce(f.unit_id, 0) as unit_id, f.service_id,
                t.name as event_type, coalesce(f.channel, 0) as channel, coalesce(f.errand, 0) as errand,
                coalesce(f.clinic, 0) as clinic, coalesce(f.sex, 0) as sex,
                coalesce(width_bucket(f.age::int, :bounds::int[]), -1) as age_band,
                coalesce(f.resident_county, 0)::int as resident_county,
                %2$s
            from %1$s f
            join event.type t on t.id = f.type_id
            left join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
            """;

    private final PeriodFacts facts;

    UsageReader(PeriodFacts facts) {
        this.facts = facts;
    }

    /** Rows of known persons, all rows of a person together. */
    void forEachOfPersons(Consumer<UsageRow> action) {
        read(
                "select person_no, " + ATTRIBUTES + ", " + MeasureSql.SUMS + " from use where person_no is not null"
                        + " group by person_no, " + ATTRIBUTES + " order by person_no",
                action);
    }

    /** Events without a known person, one row each. */
    void forEachUnidentified(Consumer<UsageRow> action) {
        read(
                "select 0 as person_no, " + ATTRIBUTES + ", " + MeasureSql.COLUMNS
                        + " from use where person_no is null",
                action);
    }

    /** Each staff member once with each combination of attributes they had an event in. */
    void forEachStaff(ObjIntConsumer<UsageRow.Attributes> action) {
        try (Query query = query(
                "select distinct staff_id, " + ATTRIBUTES + " from use where staff_id is not null order by staff_id")) {
            query.map((rows, context) -> {
                        action.accept(attributes(rows), rows.getInt("staff_id"));
                        return Boolean.TRUE;
                    })
                    .useStream(stream -> stream.forEach(done -> {}));
        }
    }

    /**
     * Known persons who were somewhere else, or not at all, at another time: every place of each, all rows of a person
     * together.
     *
     * @param then the other time
     */
    void forEachChanged(PeriodFacts then, ChangedRow action) {
        String places = "select distinct person_no, " + ATTRIBUTES + " from (%s) p where person_no is not null";
        String sql = """
                with %s, now as (%s), past as (%s),
                changed as (
                    select person_no from (table now except table past) gained
                    union select person_no from (table past except table now) lost)
                select *, true as is_now from now where person_no in (table changed)
                union all select *, false from past where person_no in (table changed)
                order by person_no
                """.formatted(
                        MeasureSql.CODES,
                        places.formatted(USE.formatted(facts.sql(), MeasureSql.OF_ONE_FACT)),
                        places.formatted(USE.formatted(then.sql(), MeasureSql.OF_ONE_FACT)));
        try (Query query = bound(then.query(sql))) {
            query.map((rows, context) -> {
                        action.accept(rows.getInt("person_no"), attributes(rows), rows.getBoolean("is_now"));
                        return Boolean.TRUE;
                    })
                    .useStream(stream -> stream.forEach(done -> {}));
        }
    }

    /** Where a person is or was. */
    interface ChangedRow {
        void accept(int personNo, UsageRow.Attributes attributes, boolean isNow);
    }

    private void read(String select, Consumer<UsageRow> action) {
        try (Query query = query(select)) {
            query.map(UsageReader::row).useStream(rows -> rows.forEach(action));
        }
    }

    private Query query(String select) {
        String use = USE.formatted(facts.sql(), MeasureSql.OF_ONE_FACT);
        return bound(facts.query("with " + MeasureSql.CODES + ", use as (" + use + ") " + select));
    }

    private static Query bound(Query query) {
        return query.bindArray("bounds", Integer.class, (Object[]) boxed(AgeBands.BOUNDS))
                .setFetchSize(FETCH_SIZE);
    }

    private static UsageRow row(ResultSet rows, StatementContext context) throws SQLException {
        Map<Measure, Long> measures = new EnumMap<>(Measure.class);
        for (Measure column : Measure.values()) {
            measures.put(column, rows.getLong(column.column()));
        }
        return new UsageRow(rows.getInt("person_no"), attributes(rows), measures);
    }

    private static UsageRow.Attributes attributes(ResultSet rows) throws SQLException {
        return new UsageRow.Attributes(
                rows.getInt("provider_id"),
                rows.getInt("unit_id"),
                rows.getInt("service_id"),
                rows.getString("event_type"),
                rows.getInt("channel"),
                rows.getInt("errand"),
                rows.getInt("clinic"),
                rows.getInt("sex"),
                rows.getInt("age_band"),
                rows.getInt("resident_county"));
    }

    private static Integer[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }
}
