package se.statistiktjanst.statistics.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.statistics.metric.Measure;

/** Sums of a roll-up row, or of several; seconds where the measure says so. Immutable. */
public final class Measures {
    public static final Measures NONE = new Measures(new EnumMap<>(Measure.class));

    private final Map<Measure, Long> sums;

    private Measures(Map<Measure, Long> sums) {
        this.sums = sums;
    }

    /** From a row that has a column for each measure. */
    public static Measures read(ResultSet row) throws SQLException {
        return read(row, List.of(Measure.values()));
    }

    /** From a row that has a column for each of some measures; the others are 0. */
    public static Measures read(ResultSet row, Collection<Measure> some) throws SQLException {
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        for (Measure measure : some) {
            sums.put(measure, row.getLong(measure.column()));
        }
        return new Measures(sums);
    }

    /** Those of an array that has one for each measure, by its place. */
    public static Measures of(long[] all) {
        Map<Measure, Long> sums = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            sums.put(measure, all[measure.place()]);
        }
        return new Measures(sums);
    }

    public Measures plus(Measures other) {
        Map<Measure, Long> both = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            both.put(measure, of(measure) + other.of(measure));
        }
        return new Measures(both);
    }

    public Measures minus(Measures other) {
        Map<Measure, Long> rest = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            rest.put(measure, of(measure) - other.of(measure));
        }
        return new Measures(rest);
    }

    /** Whether all of them are 0. */
    public boolean isNothing() {
        return sums.values().stream().allMatch(sum -> sum == 0);
    }

    /** The sum of a column. */
    public long of(Measure measure) {
        return sums.getOrDefault(measure, 0L);
    }
}
