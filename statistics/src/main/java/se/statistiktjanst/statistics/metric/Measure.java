package se.statistiktjanst.statistics.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The additive columns of the roll-ups, in an order where a whole comes before its parts. Those with {@code _S} are sums
 * of seconds, those with {@code _N} the number of events that have the seconds; the others are numbers of events, those
 * with a number at the end of calls answered within so many seconds.
 */
public enum Measure {
    EVENTS("true", null, false),
    ANSWERED(outcome("answered"), EVENTS, false),
    ABANDONED(outcome("abandoned"), EVENTS, false),
    RESOLVED("f.resolved", ANSWERED, true),
    FORWARDED("f.forwarded", EVENTS, true),
    CONSULTATIONS("f.consultation", EVENTS, true),
    LOGINS(outcome("login"), EVENTS, false),
    WAIT_S("f.wait_s", null, false),
    WAIT_N("f.wait_s is not null", EVENTS, false),
    TALK_S("f.talk_s", null, true),
    TALK_N("f.talk_s is not null", EVENTS, true),
    DURATION_S("f.duration_s", null, false),
    DURATION_N("f.duration_s is not null", EVENTS, false),
    ANSWERED_180(answeredWithin(180), WAIT_N, false),
    ANSWERED_60(answeredWithin(60), ANSWERED_180, false),
    ANSWERED_30(answeredWithin(30), ANSWERED_60, false);

    private final String fact;
    private final @Nullable Measure whole;
    private final boolean aboutStaff;

    Measure(String fact, @Nullable Measure whole, boolean aboutStaff) {
        this.fact = fact;
        this.whole = whole;
        this.aboutStaff = aboutStaff;
    }

    /** The name of the column, which is also how definition files write it. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What this one counts a part of. */
    public Optional<Measure> whole() {
        return Optional.ofNullable(whole);
    }

    /** Whether the number tells how staff worked. */
    public boolean isAboutStaff() {
        return aboutStaff;
    }

    /** Whether it is a sum of seconds; else a number of events. */
    boolean isSeconds() {
        return whole == null && this != EVENTS;
    }

    /** What a fact {@code f} gives: a condition, or its seconds; {@link MeasureSql#CODES} must be at hand. */
    String fact() {
        return fact;
    }

    /**
     * Its place in an array of all measures, from 0. In {@code usage.weekday_month} it is stored, with room for 16: a
     * new measure, or another order, is a new shape of the roll-ups.
     */
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }

    /** The names of all columns, in order. */
    public static List<String> columns() {
        return Arrays.stream(values()).map(Measure::column).toList();
    }

    /** The measure that a definition names; any for an unknown name, which is reported where it is read. */
    static Measure ofColumn(String column) {
        return Arrays.stream(values())
                .filter(measure -> measure.column().equals(column))
                .findFirst()
                .orElse(EVENTS);
    }

    private static String outcome(String code) {
        return "f.outcome = (select %s from code)".formatted(code);
    }

    private static String answeredWithin(int seconds) {
        return "f.wait_s <= %d and %s".formatted(seconds, outcome("answered"));
    }
}
