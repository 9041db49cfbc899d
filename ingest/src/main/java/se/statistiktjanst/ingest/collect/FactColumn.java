package se.statistiktjanst.ingest.collect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of {@code event.fact} that event types fill by name. */
enum FactColumn {
    CHANNEL(Kind.SHARED_DIMENSION),
    OUTCOME(Kind.SHARED_DIMENSION),
    ACTIVITY(Kind.SHARED_DIMENSION),
    ERRAND(Kind.OWN_DIMENSION),
    CLINIC(Kind.OWN_DIMENSION),
    RESOLVED(Kind.BOOLEAN),
    FORWARDED(Kind.BOOLEAN),
    CONSULTATION(Kind.BOOLEAN),
    WAIT_S(Kind.NUMBER),
    TALK_S(Kind.NUMBER),
    DURATION_S(Kind.NUMBER),
    RESIDENT_COUNTY(Kind.COUNTY);

    enum Kind {
        /** A code of ours, the same for all. */
        SHARED_DIMENSION,
        /** A care provider's own words. */
        OWN_DIMENSION,
        BOOLEAN,
        NUMBER,
        /** Two digits as text; stored as their number. */
        COUNTY
    }

    static final FactColumn[] ALL = values();
    static final FactColumn[] DIMENSIONS = {CHANNEL, OUTCOME, ACTIVITY, ERRAND, CLINIC};

    private final Kind kind;

    FactColumn(Kind kind) {
        this.kind = kind;
    }

    boolean isCounty() {
        return kind == Kind.COUNTY;
    }

    boolean isDimension() {
        return kind == Kind.SHARED_DIMENSION || kind == Kind.OWN_DIMENSION;
    }

    /** Whose dictionary a value belongs to: 0 for the shared one. */
    int dictionaryOf(int providerId) {
        return kind == Kind.SHARED_DIMENSION ? 0 : providerId;
    }

    /** Its place in an array of all values of one event, from 0. Never stored. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable FactColumn of(@Nullable String column) {
        for (FactColumn candidate : ALL) {
            if (candidate.column().equals(column)) {
                return candidate;
            }
        }
        return null;
    }
}
