package se.statistiktjanst.statistics.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.report.Measures;
import se.statistiktjanst.statistics.rollup.HourSums;

/** Sums by hour of day, out of rows that hold all hours of a weekday. */
final class HourRows {
    private final int place;
    private final Map<GroupKey, Map<Integer, long[]>> sums = new HashMap<>();

    private HourRows(int place) {
        this.place = place;
    }

    /** Sums of all measures for each group of a question that is divided by hour, and type of event. */
    static Sums read(Handle staff, Question question, Selection selection, List<Integer> types) {
        int place = question.by().indexOf(Split.HOUR);
        List<Split> others = new ArrayList<>(question.by());
        others.remove(place);
        Grouping grouping = new Grouping(Source.HOURS, question.by(others), selection);
        HourRows rows = new HourRows(place);
        grouping.rows(staff, "r.type_id, r.hours", "", types)
                .map((row, context) -> {
                    rows.add(GroupKey.read(row, grouping.members()), row.getInt("type_id"), row.getBytes("hours"));
                    return Boolean.TRUE;
                })
                .useStream(all -> all.forEach(done -> {}));
        return rows.sums();
    }

    private void add(GroupKey weekday, int type, byte[] hours) {
        HourSums.read(hours, (hour, more) -> {
            long[] sum = sums.computeIfAbsent(key(weekday, hour), absent -> new HashMap<>())
                    .computeIfAbsent(type, absent -> new long[more.length]);
            for (Measure measure : Measure.values()) {
                sum[measure.place()] += more[measure.place()];
            }
        });
    }

    private GroupKey key(GroupKey weekday, int hour) {
        List<Integer> members = new ArrayList<>(weekday.members());
        members.add(place, hour);
        return new GroupKey(weekday.period(), List.copyOf(members));
    }

    private Sums sums() {
        Map<GroupKey, Map<Integer, Measures>> all = new HashMap<>();
        sums.forEach((key, byType) -> {
            Map<Integer, Measures> measures = new HashMap<>();
            byType.forEach((type, sum) -> measures.put(type, Measures.of(sum)));
            all.put(key, measures);
        });
        return Sums.of(all);
    }
}
