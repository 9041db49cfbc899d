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
import org.jdbi.v3.core.statement.Query;
import se.statistiktjanst.statistics.metric.MetricKind;
import se.statistiktjanst.statistics.rollup.Residents;

/**
 * Exact numbers of different residents of a period and group.
 *
 * @param distinct who were there
 * @param known those of them who had been there before
 * @param accumulated who have been there from the first month stored to the end of the period
 */
record ResidentNumbers(int distinct, int known, int accumulated) {
    /** The residents of a group in a month, or some of them. */
    @SuppressWarnings("ArrayRecordComponent") // a row: never compared
    record Row(GroupKey key, LocalDate month, int[] residents) {}

    /** The number that a kind of metric asks for. */
    int of(MetricKind kind) {
        return switch (kind) {
            case NEW_RESIDENTS -> distinct - known;
            case RETURNING_RESIDENTS -> known;
            case ACCUMULATED_RESIDENTS -> accumulated;
            default -> distinct;
        };
    }

    /**
     * Counts, through the role that may read who they are; only numbers come out.
     *
     * @param history whether it matters who was there before; months before the question's are read then
     */
    static Map<GroupKey, ResidentNumbers> read(
            Jdbi counter, Grouping grouping, Question question, boolean history, List<Integer> types) {
        return of(counter.withHandle(handle -> rows(handle, grouping, history, types)), question);
    }

    /** The numbers of all groups that rows are of. */
    static Map<GroupKey, ResidentNumbers> of(List<Row> rows, Question question) {
        Map<GroupKey, ResidentNumbers> numbers = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(row -> row.key().members()))
                .values()
                .forEach(some -> count(some, question, numbers));
        return numbers;
    }

    private static List<Row> rows(Handle handle, Grouping grouping, boolean history, List<Integer> types) {
        String column = "r.month_on, r.residents";
        Query query = history
                ? grouping.rowsFromTheBeginning(handle, column, types)
                : grouping.rows(handle, column, "", types);
        return query.map((row, context) -> new Row(
                        GroupKey.read(row, grouping.members()),
                        row.getObject("month_on", LocalDate.class),
                        Residents.readAll(row.getBytes("residents"))))
                .list();
    }

    /** The numbers of one member, or one combination of members, from the first month on. */
    private static void count(List<Row> rows, Question question, Map<GroupKey, ResidentNumbers> numbers) {
        ResidentSet before = union(rows.stream()
                .filter(row -> row.month().isBefore(question.from()))
                .toList());
        TreeMap<GroupKey, List<Row>> periods = rows.stream()
                .filter(row -> !row.month().isBefore(question.from()))
                .collect(Collectors.groupingBy(
                        Row::key, () -> new TreeMap<>(Comparator.comparing(GroupKey::period)), Collectors.toList()));
        for (Map.Entry<GroupKey, List<Row>> period : periods.entrySet()) {
            ResidentSet there = union(period.getValue());
            ResidentSet all = before.plus(there);
            int fresh = all.size() - before.size();
            numbers.put(period.getKey(), new ResidentNumbers(there.size(), there.size() - fresh, all.size()));
            before = all;
        }
    }

    private static ResidentSet union(List<Row> rows) {
        return ResidentSet.union(rows.stream().map(Row::residents).toList());
    }
}
