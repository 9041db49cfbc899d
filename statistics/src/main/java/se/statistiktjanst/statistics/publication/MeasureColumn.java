package se.statistiktjanst.statistics.publication;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is summed of events, in an order where a whole comes before its parts. */
public enum MeasureColumn {
    EVENTS(null, false),
    ANSWERED(EVENTS, false),
    ABANDONED(EVENTS, false),
    RESOLVED(ANSWERED, true),
    FORWARDED(EVENTS, true),
    CONSULTATIONS(EVENTS, true),
    LOGINS(EVENTS, false),
    WAIT_S(null, false),
    WAIT_N(EVENTS, false),
    TALK_S(null, true),
    TALK_N(EVENTS, true),
    DURATION_S(null, false),
    DURATION_N(EVENTS, false);

    private final @Nullable MeasureColumn whole;
    private final boolean aboutStaff;

    MeasureColumn(@Nullable MeasureColumn whole, boolean aboutStaff) {
        this.whole = whole;
        this.aboutStaff = aboutStaff;
    }

    /** The column's name in roll-ups, metric definitions and queries. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The column a metric definition names.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public static MeasureColumn ofColumn(String column) {
        for (MeasureColumn measure : values()) {
            if (measure.column().equals(column)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("No measure is called '" + column + "'");
    }

    /** What this one counts a part of. */
    Optional<MeasureColumn> whole() {
        return Optional.ofNullable(whole);
    }

    /** Whether the number tells how staff worked. */
    boolean isAboutStaff() {
        return aboutStaff;
    }
}
