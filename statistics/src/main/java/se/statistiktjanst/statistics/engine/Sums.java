package se.statistiktjanst.statistics.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.metric.MeasureSql;
import se.statistiktjanst.statistics.report.Measures;

/** Sums of measures for each group and type of event. */
final class Sums {
    private final Map<GroupKey, Map<Integer, Measures>> sums = new HashMap<>();

    static Sums read(Handle staff, Grouping grouping, Set<Measure> measures, List<Integer> types) {
        Sums all = new Sums();
        grouping.groupedByType(staff, MeasureSql.sums(measures), types)
                .map((row, context) -> {
                    all.sums
                            .computeIfAbsent(GroupKey.read(row, grouping.members()), absent -> new HashMap<>())
                            .put(row.getInt("type_id"), Measures.read(row, measures));
                    return Boolean.TRUE;
                })
                .useStream(rows -> rows.forEach(done -> {}));
        return all;
    }

    /** Of sums that were put together elsewhere. */
    static Sums of(Map<GroupKey, Map<Integer, Measures>> some) {
        Sums all = new Sums();
        all.sums.putAll(some);
        return all;
    }

    /** Each group's sums over some types of event; groups without any are left out. */
    Map<GroupKey, Measures> over(List<Integer> types) {
        Map<GroupKey, Measures> some = new HashMap<>();
        sums.forEach((key, byType) -> types.stream()
                .filter(byType::containsKey)
                .map(byType::get)
                .reduce(Measures::plus)
                .ifPresent(sum -> some.put(key, sum)));
        return some;
    }
}
