package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roaringbitmap.RoaringBitmap;
import se.statistiktjanst.statistics.metric.MetricKind;
import se.statistiktjanst.statistics.rollup.Residents;

/**
 * Exact numbers of different residents, through the role that may read who they are; only numbers come out. Months before
 * the question's are read where it matters who was there before.
 */
final class ResidentNumbers {
    private record Row(GroupKey key, LocalDate month, RoaringBitmap residents) {}

    private final Jdbi counter;

    ResidentNumbers(Jdbi counter) {
        this.counter = counter;
    }

    Map<GroupKey, Integer> count(Grouping grouping, MetricKind kind, Question question, List<Integer> types) {
        boolean alone = kind == MetricKind.DISTINCT_RESIDENTS;
        List<Row> rows = counter.withHandle(handle -> rows(handle, grouping, alone, types));
        Map<GroupKey, Integer> numbers = new HashMap<>();
        Map<List<Integer>, List<Row>> byMembers =
                rows.stream().collect(Collectors.groupingBy(row -> row.key().members()));
        byMembers.forEach((members, some) -> count(some, kind, question, numbers));
        return numbers;
    }

    private static List<Row> rows(Handle handle, Grouping grouping, boolean alone, List<Integer> types) {
        // Naming the first day in a condition that always holds keeps the months before it.
        String where = alone ? "" : " and :from::date is not null";
        return grouping.rows(handle, "r.month_on, r.residents", where, types)
                .map((row, context) -> new Row(
                        GroupKey.read(row, grouping.members()),
                        row.getObject("month_on", LocalDate.class),
                        Residents.read(row.getBytes("residents"))))
                .list();
    }

    /** The numbers of one member, or one combination of members, from the first month on. */
    private static void count(List<Row> rows, MetricKind kind, Question question, Map<GroupKey, Integer> numbers) {
        RoaringBitmap before = new RoaringBitmap();
        TreeMap<GroupKey, RoaringBitmap> periods = new TreeMap<>(GroupKey.BY_PERIOD);
        rows.stream().sorted(Comparator.comparing(Row::month)).forEach(row -> {
            if (row.month().isBefore(question.from())) {
                before.or(row.residents());
            } else {
                periods.computeIfAbsent(row.key(), absent -> new RoaringBitmap())
                        .or(row.residents());
            }
        });
        periods.forEach((key, there) -> {
            int known = RoaringBitmap.andCardinality(there, before);
            before.or(there);
            numbers.put(
                    key,
                    switch (kind) {
                        case NEW_RESIDENTS -> there.getCardinality() - known;
                        case RETURNING_RESIDENTS -> known;
                        case ACCUMULATED_RESIDENTS -> before.getCardinality();
                        default -> there.getCardinality();
                    });
        });
    }
}
