package se.statistiktjanst.ingest.collect;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a correction says of an event that its sender sent before.
 *
 * @param eventId the event's id as it was sent
 * @param key the event's key
 * @param hash what the event's id adds to the sums that senders compare
 * @param replacement what it ought to have been; null when it is withdrawn
 */
record Correction(
        String eventId, UUID key, long hash, @Nullable CheckedEvent replacement) {
    /** Sets apart the facts of an event's versions; any odd number would do. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    boolean withdraws() {
        return replacement == null;
    }

    /** What {@code event.fact.key_prefix} holds of a version of the event; the first is version 0. */
    long factKey(int version) {
        return hash + version * STEP;
    }

    @Override
    public String toString() {
        return "Correction[REDACTED]";
    }
}
