package se.statistiktjanst.statistics.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The additive columns of the roll-ups, in their order. Those with {@code _S} are sums of seconds, those with {@code _N}
 * the number of events that have the seconds; the others are numbers of events.
 */
public enum Measure {
    EVENTS,
    ANSWERED,
    ABANDONED,
    RESOLVED,
    FORWARDED,
    CONSULTATIONS,
    LOGINS,
    WAIT_S,
    WAIT_N,
    TALK_S,
    TALK_N,
    DURATION_S,
    DURATION_N;

    /** The name of the column, which is also how definition files write it. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> columns() {
        return Arrays.stream(values()).map(Measure::column).toList();
    }

    static Measure ofColumn(String column) {
        return Arrays.stream(values())
                .filter(measure -> measure.column().equals(column))
                .findFirst()
                .orElse(EVENTS);
    }
}
