package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import se.statistiktjanst.statistics.rollup.PresenceDao;
import se.statistiktjanst.statistics.rollup.PresenceState;
import se.statistiktjanst.statistics.rollup.Residents;

/**
 * Numbers of residents of a care provider as a whole, whatever its units. Of settled months their numbers are kept, and no
 * set is read where these answer; of open months, usually the current one, the sets of units are.
 */
final class WholeResidents {
    private final Jdbi counter;
    private final Question question;
    private final Selection selection;
    private final List<Integer> types;

    WholeResidents(Jdbi counter, Question question, Selection selection, List<Integer> types) {
        this.counter = counter;
        this.question = question;
        this.selection = selection;
        this.types = types;
    }

    /** Whether a question about residents is of no units and divided by none. */
    static boolean has(Question question) {
        return question.units().isEmpty()
                && !question.isOfGroups()
                && Set.of(Split.SERVICE).containsAll(question.by());
    }

    /** The numbers; {@code history} says whether it matters who was there before. */
    Map<GroupKey, ResidentNumbers> read(boolean history) {
        return counter.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            List<PresenceState> months = states(handle);
            return isOfEverything(months)
                    ? new ResidentHistory(handle, question, selection, types, months).read(history)
                    : ofServices(handle, months, history);
        });
    }

    /** The residents of each group. */
    Map<GroupKey, ResidentSet> sets() {
        return counter.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            List<PresenceState> months = states(handle);
            return isOfEverything(months)
                    ? new ResidentHistory(handle, question, selection, types, months).sets()
                    : setsOfServices(handle, months);
        });
    }

    /**
     * Numbers by home county of the periods of which they are kept: of a question about everything, where all months of the
     * period are settled.
     */
    Map<LocalDate, Map<Integer, Integer>> keptByCounty() {
        OptionalInt months = question.grain().monthsOfPeriod();
        return months.isEmpty()
                ? Map.of()
                : counter.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        handle -> isOfEverything(states(handle))
                                ? keptByCounty(handle, months.getAsInt())
                                : Map.<LocalDate, Map<Integer, Integer>>of());
    }

    private Map<LocalDate, Map<Integer, Integer>> keptByCounty(Handle handle, int months) {
        Map<LocalDate, Map<Integer, Integer>> kept = new HashMap<>();
        handle.attach(PresenceDao.class)
                .countyPeople(selection.providerId(), months, question.from(), question.to())
                .forEach(number -> kept.computeIfAbsent(number.periodOn(), absent -> new HashMap<>())
                        .put((int) number.county(), number.people()));
        return kept;
    }

    /** The periods in which somebody may have been there. */
    SortedSet<LocalDate> periods() {
        return counter.withHandle(this::states).stream()
                .map(PresenceState::monthOn)
                .filter(month -> !month.isBefore(question.from()))
                .map(question.grain()::start)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<GroupKey, ResidentSet> setsOfServices(Handle handle, List<PresenceState> months) {
        Map<GroupKey, List<int[]>> parts = new HashMap<>();
        Grouping grouping = new Grouping(Source.RESIDENTS_OF_ALL, question, selection);
        grouping.rows(handle, "r.residents", "", types)
                .bind("open", open(months))
                .map((row, context) ->
                        Map.entry(GroupKey.read(row, grouping.members()), Residents.readAll(row.getBytes("residents"))))
                .forEach(row -> parts.computeIfAbsent(row.getKey(), absent -> new ArrayList<>())
                        .add(row.getValue()));
        Map<GroupKey, ResidentSet> sets = new HashMap<>();
        parts.forEach((key, some) -> sets.put(key, ResidentSet.union(some)));
        return sets;
    }

    private List<PresenceState> states(Handle handle) {
        return handle.attach(PresenceDao.class).months(selection.providerId()).stream()
                .filter(month -> !month.monthOn().isAfter(question.to()))
                .toList();
    }

    static String[] open(Collection<PresenceState> months) {
        return months.stream()
                .filter(month -> !month.settled())
                .map(month -> month.monthOn().toString())
                .toArray(String[]::new);
    }

    /** Whether the residents of any service and type are those that are asked about. */
    private boolean isOfEverything(List<PresenceState> months) {
        return question.by().isEmpty()
                && selection.services().isEmpty()
                && months.stream().allMatch(month -> month.types() == null || types.containsAll(month.types()));
    }

    private Map<GroupKey, ResidentNumbers> ofServices(Handle handle, List<PresenceState> months, boolean history) {
        Grouping grouping = new Grouping(Source.RESIDENTS_OF_ALL, question, selection);
        Map<GroupKey, ResidentNumbers> numbers = new HashMap<>();
        List<ResidentNumbers.Row> rows = new ArrayList<>();
        String set = history
                ? "r.residents"
                : "case when r.people is null or count(*) over (partition by " + grouping.keys()
                        + ") > 1 then r.residents end as residents";
        String columns = "r.month_on, r.people, " + set;
        (history ? grouping.rowsFromTheBeginning(handle, columns, types) : grouping.rows(handle, columns, "", types))
                .bind("open", open(months))
                .map((row, context) -> {
                    GroupKey key = GroupKey.read(row, grouping.members());
                    byte[] residents = row.getBytes("residents");
                    if (residents == null) {
                        // Alone in its group.
                        numbers.put(key, new ResidentNumbers(row.getInt("people"), 0, 0));
                    } else {
                        LocalDate month = row.getObject("month_on", LocalDate.class);
                        rows.add(new ResidentNumbers.Row(key, month, Residents.readAll(residents)));
                    }
                    return key;
                })
                .list();
        numbers.putAll(ResidentNumbers.of(rows, question));
        return numbers;
    }
}
