package se.statistiktjanst.statistics.metric;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measures as lists of SQL, so that every statement over roll-ups and facts has all of them and agrees on each. */
public final class MeasureSql {
    /** A {@code with} query named {@code code}: the ids of the outcomes that measures ask for. */
    public static final String CODES = """
            code as materialized (
                select
                    max(id) filter (where code = 'answered') as answered,
                    max(id) filter (where code = 'abandoned') as abandoned,
                    max(id) filter (where code = 'login') as login
                from event.dimension_value
                where provider_id = 0 and dimension = 'outcome'
            )""";

    /** The columns' names. */
    public static final String COLUMNS = list(Measure::column);

    /** Each summed over facts {@code f}. */
    public static final String OF_FACTS = list(measure -> measure.isSeconds()
            ? "coalesce(sum(%s), 0) as %s".formatted(measure.fact(), measure.column())
            : count(measure) + " as " + measure.column());

    /** Each of one fact {@code f}. */
    public static final String OF_ONE_FACT =
            list(measure -> "coalesce((%s)::int, 0) as %s".formatted(measure.fact(), measure.column()));

    /** Each summed over rows that have them as columns. */
    public static final String SUMS = sums(List.of(Measure.values()));

    /** For {@code on conflict do update} of a roll-up {@code u}. */
    public static final String ADDED = list(measure -> "%1$s = u.%1$s + excluded.%1$s".formatted(measure.column()));

    /** For an update of a roll-up {@code u} from {@code gone}. */
    public static final String TAKEN = list(measure -> "%1$s = u.%1$s - gone.%1$s".formatted(measure.column()));

    private MeasureSql() {}

    /** Some of {@link #SUMS}. */
    public static String sums(Collection<Measure> some) {
        return some.stream()
                .map(measure -> "sum(%1$s)::bigint as %1$s".formatted(measure.column()))
                .collect(Collectors.joining(", "));
    }

    private static String count(Measure measure) {
        return measure == Measure.EVENTS
                ? "count(*)::int"
                : "count(*) filter (where %s)::int".formatted(measure.fact());
    }

    private static String list(Function<Measure, String> item) {
        return Arrays.stream(Measure.values()).map(item).collect(Collectors.joining(", "));
    }
}
