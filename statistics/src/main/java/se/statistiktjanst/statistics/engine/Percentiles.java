package se.statistiktjanst.statistics.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.rollup.SecondsHistogram;

/** Histograms of seconds, put together for each group. */
final class Percentiles {
    private Percentiles() {}

    static Map<GroupKey, SecondsHistogram> read(Handle staff, Grouping grouping, Measure measure, List<Integer> types) {
        Map<GroupKey, SecondsHistogram> histograms = new HashMap<>();
        grouping.rows(staff, "r.histogram", " and r.measure = :measure", types)
                .bind("measure", measure.column())
                .map((row, context) -> Map.entry(
                        GroupKey.read(row, grouping.members()), SecondsHistogram.read(row.getBytes("histogram"))))
                .forEach(entry -> histograms.merge(entry.getKey(), entry.getValue(), SecondsHistogram::plus));
        return histograms;
    }
}
