package se.statistiktjanst.statistics.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.population.CountyPopulations;
import se.statistiktjanst.statistics.report.Figures;
import se.statistiktjanst.statistics.report.Measures;
import se.statistiktjanst.statistics.rollup.Residents;

/**
 * Figures by the county where residents live. Kept is only what events state, so the unknown is what is left: events that
 * state none, and residents of whom no event of the period states one. Somebody who moves within a period lives in two.
 */
final class HomeCounties {
    /** In place of a county. */
    static final int UNKNOWN = 0;

    private final Handle staff;
    private final Jdbi counter;
    private final Question question;
    private final Selection selection;
    private final int place;
    private final CountyPopulations populations;
    /** By types of event: several metrics of a question are made of the same residents. */
    private final Map<List<Integer>, Map<GroupKey, Integer>> residents = new HashMap<>();

    /**
     * Of a question that is divided by home county.
     *
     * @param staff within the caller's tenant transaction
     * @param counter the role that may read who was there; only numbers come out
     */
    HomeCounties(Handle staff, Jdbi counter, Question question, Selection selection) {
        this(staff, counter, question, selection, CountyPopulations.read(staff));
    }

    private HomeCounties(
            Handle staff, Jdbi counter, Question question, Selection selection, CountyPopulations populations) {
        this.staff = staff;
        this.counter = counter;
        this.question = question;
        this.selection = selection;
        this.place = question.by().indexOf(Split.RESIDENT_COUNTY);
        this.populations = populations;
    }

    /** The figures of a metric over some types of event. */
    Map<GroupKey, @Nullable BigDecimal> figures(MetricDefinition metric, List<Integer> types) {
        Map<GroupKey, @Nullable BigDecimal> figures = new HashMap<>();
        switch (metric.kind()) {
            case DISTINCT_RESIDENTS ->
                residents(types).forEach((key, number) -> figures.put(key, BigDecimal.valueOf(number)));
            case RESIDENTS_PER_POPULATION ->
                residents(types).forEach((key, number) -> figures.put(key, perThousand(metric, number, key)));
            case SUM_PER_POPULATION -> {
                Measure measure = metric.measure().orElseThrow();
                sums(Set.of(measure), types)
                        .forEach((key, sum) -> figures.put(key, perThousand(metric, sum.of(measure), key)));
            }
            default ->
                sums(Set.copyOf(metric.measures()), types)
                        .forEach((key, sum) -> figures.put(key, Figures.of(metric, sum)));
        }
        return figures;
    }

    /** So many for each 1,000 residents of the county; null where it is not known how many these are. */
    @Nullable
    BigDecimal perThousand(MetricDefinition metric, long number, GroupKey key) {
        LocalDate lastDay = question.grain() == Grain.WHOLE
                ? question.to()
                : question.grain().end(key.period());
        OptionalInt population = populations.of(key.members().get(place), lastDay);
        return population.isEmpty()
                ? null
                : BigDecimal.valueOf(number)
                        .multiply(BigDecimal.valueOf(CountyPopulations.PER))
                        .divide(BigDecimal.valueOf(population.getAsInt()), metric.decimals(), RoundingMode.HALF_UP);
    }

    private Map<GroupKey, Measures> sums(Set<Measure> measures, List<Integer> types) {
        Map<GroupKey, Measures> sums = new HashMap<>(
                Sums.read(staff, grouping(Source.COUNTIES), measures, types).over(types));
        Map<GroupKey, Measures> unknown = new HashMap<>();
        Sums.read(staff, new Grouping(Source.MONTHS, questionOfAll(), selection), measures, types)
                .over(types)
                .forEach((key, sum) -> unknown.put(unknown(key), sum));
        sums.forEach(
                (key, sum) -> unknown.computeIfPresent(unknown(withoutCounty(key)), (same, all) -> all.minus(sum)));
        unknown.values().removeIf(Measures::isNothing);
        sums.putAll(unknown);
        return sums;
    }

    private Map<GroupKey, Integer> residents(List<Integer> types) {
        return residents.computeIfAbsent(types, this::readResidents);
    }

    /** Of settled periods the numbers that are kept; of the others, usually the current one, residents are counted. */
    private Map<GroupKey, Integer> readResidents(List<Integer> types) {
        WholeResidents whole = new WholeResidents(counter, questionOfAll(), selection, types);
        Map<LocalDate, Map<Integer, Integer>> kept = whole.keptByCounty();
        if (kept.isEmpty()) {
            return count(types);
        }
        Map<GroupKey, Integer> numbers = new HashMap<>();
        kept.forEach((period, counties) ->
                counties.forEach((county, number) -> numbers.put(new GroupKey(period, List.of(county)), number)));
        SortedSet<LocalDate> open = whole.periods();
        open.removeAll(kept.keySet());
        if (!open.isEmpty()) {
            Question rest = question.over(open.first(), question.grain().end(open.last()));
            new HomeCounties(staff, counter, rest, selection, populations)
                    .count(types)
                    .forEach((key, number) -> {
                        if (open.contains(key.period())) {
                            numbers.put(key, number);
                        }
                    });
        }
        return numbers;
    }

    private Map<GroupKey, Integer> count(List<Integer> types) {
        Map<GroupKey, ResidentSet> known = sets(grouping(Source.COUNTY_RESIDENTS), types);
        Map<GroupKey, ResidentSet> all = new WholeResidents(counter, questionOfAll(), selection, types).sets();
        Map<GroupKey, List<ResidentSet>> withHome = new HashMap<>();
        known.forEach((key, some) -> withHome.computeIfAbsent(withoutCounty(key), absent -> new ArrayList<>())
                .add(some));
        Map<GroupKey, Integer> numbers = new HashMap<>();
        known.forEach((key, some) -> numbers.put(key, some.size()));
        all.forEach((key, some) -> {
            // Whoever has a home county is among all of the group.
            int others = some.size()
                    - ResidentSet.unionOf(withHome.getOrDefault(key, List.of())).size();
            if (others > 0) {
                numbers.put(unknown(key), others);
            }
        });
        return numbers;
    }

    private Map<GroupKey, ResidentSet> sets(Grouping grouping, List<Integer> types) {
        Map<GroupKey, List<int[]>> parts = new HashMap<>();
        counter.useHandle(handle -> grouping.rows(handle, "r.residents", "", types)
                .map((row, context) ->
                        Map.entry(GroupKey.read(row, grouping.members()), Residents.readAll(row.getBytes("residents"))))
                .forEach(row -> parts.computeIfAbsent(row.getKey(), absent -> new ArrayList<>())
                        .add(row.getValue())));
        Map<GroupKey, ResidentSet> sets = new HashMap<>();
        parts.forEach((key, some) -> sets.put(key, ResidentSet.union(some)));
        return sets;
    }

    private Grouping grouping(Source source) {
        return new Grouping(source, question, selection);
    }

    /** The question without regard to home counties. */
    private Question questionOfAll() {
        List<Split> others = new ArrayList<>(question.by());
        others.remove(place);
        return question.by(others);
    }

    private GroupKey withoutCounty(GroupKey key) {
        List<Integer> others = new ArrayList<>(key.members());
        others.remove(place);
        return new GroupKey(key.period(), List.copyOf(others));
    }

    private GroupKey unknown(GroupKey withoutCounty) {
        List<Integer> members = new ArrayList<>(withoutCounty.members());
        members.add(place, UNKNOWN);
        return new GroupKey(withoutCounty.period(), List.copyOf(members));
    }
}
