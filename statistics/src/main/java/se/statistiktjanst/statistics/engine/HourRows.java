package se.statistiktjanst.statistics.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.report.Measures;
import se.statistiktjanst.statistics.rollup.HourSums;

/** Sums by hour of day, out of rows that hold all hours of a weekday. */
final class HourRows {
    private static final int HOURS = 24;

    private final int place;
    /** Of each group without its hour, and type of event: the sums of each hour; null where none is. */
    private final Map<GroupKey, Map<Integer, long[] @Nullable []>> sums = new HashMap<>();

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
        long[] @Nullable [] day = sums.computeIfAbsent(weekday, absent -> new HashMap<>())
                .computeIfAbsent(type, absent -> new long[HOURS][]);
        HourSums.read(hours, (hour, more) -> {
            if (day[hour] == null) {
                day[hour] = more.clone();
                return;
            }
            for (int measure = 0; measure < more.length; measure++) {
                day[hour][measure] += more[measure];
            }
        });
    }

    private Sums sums() {
        Map<GroupKey, Map<Integer, Measures>> all = new HashMap<>();
        sums.forEach((weekday, byType) -> byType.forEach((type, day) -> {
            for (int hour = 0; hour < HOURS; hour++) {
                if (day[hour] != null) {
                    all.computeIfAbsent(key(weekday, hour), absent -> new HashMap<>())
                            .put(type, Measures.of(day[hour]));
                }
            }
        }));
        return Sums.of(all);
    }

    private GroupKey key(GroupKey weekday, int hour) {
        List<Integer> members = new ArrayList<>(weekday.members());
        members.add(place, hour);
        return new GroupKey(weekday.period(), List.copyOf(members));
    }
}
