package se.statistiktjanst.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an integration is doing. */
public enum IntegrationState {
    OK,
    /** Nothing has come for longer than is expected. */
    LATE,
    /** Nothing has come for three times as long as is expected. */
    SILENT,
    /** The latest attempt failed. */
    FAULTY,
    /** Not in the configuration, or switched off there. */
    OFF;

    private static final int SILENT_AFTER = 3;

    /** As it stands in {@code event.integration.told}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody must do something. */
    public boolean isBad() {
        return this == SILENT || this == FAULTY;
    }

    /**
     * The state at a moment.
     *
     * @param expectedEvery null if nothing is expected at any time
     * @param sinceAt when it was set up
     * @param contactAt when it last worked
     * @param errorAt when it last failed
     */
    static IntegrationState of(
            boolean active,
            @Nullable Duration expectedEvery,
            Instant sinceAt,
            @Nullable Instant contactAt,
            @Nullable Instant errorAt,
            Instant now) {
        if (!active) {
            return OFF;
        }
        if (errorAt != null && (contactAt == null || contactAt.isBefore(errorAt))) {
            return FAULTY;
        }
        if (expectedEvery == null) {
            return OK;
        }
        Duration quiet = Duration.between(contactAt == null ? sinceAt : contactAt, now);
        if (quiet.compareTo(expectedEvery.multipliedBy(SILENT_AFTER)) > 0) {
            return SILENT;
        }
        return quiet.compareTo(expectedEvery) > 0 ? LATE : OK;
    }
}
