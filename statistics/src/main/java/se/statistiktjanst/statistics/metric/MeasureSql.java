package se.statistiktjanst.statistics.metric;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Those that are numbers of events, of one fact {@code f}, as the bits of one number: the first is the lowest. */
    public static final String FLAGS = of(measure -> !measure.isSeconds())
            .map(measure -> "(coalesce((%s)::int, 0) << %d)".formatted(measure.fact(), measure.place()))
            .collect(Collectors.joining(" | "));

    /** Those that are seconds. */
    public static final List<Measure> SECONDS = of(Measure::isSeconds).toList();

    /** The seconds of one fact {@code f}, null where it has none. */
    public static final String SECONDS_OF_ONE_FACT =
            SECONDS.stream().map(Measure::fact).collect(Collectors.joining(", "));

    /** Each of one fact {@code f}. */
    public static final String OF_ONE_FACT =
            list(measure -> "coalesce((%s)::int, 0) as %s".formatted(measure.fact(), measure.column()));

    /** Each summed over rows that have them as columns. */
    public static final String SUMS = sums(List.of(Measure.values()));

    private MeasureSql() {}

    /** Some of {@link #SUMS}. */
    public static String sums(Collection<Measure> some) {
        return some.stream()
                .map(measure -> "sum(%1$s)::bigint as %1$s".formatted(measure.column()))
                .collect(Collectors.joining(", "));
    }

    private static Stream<Measure> of(Predicate<Measure> which) {
        return Arrays.stream(Measure.values()).filter(which);
    }

    private static String list(Function<Measure, String> item) {
        return Arrays.stream(Measure.values()).map(item).collect(Collectors.joining(", "));
    }
}
