package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a batch is to be taken.
 *
 * @param historical events older than 400 days are taken if they lie in the range that the sender is authorised for
 * @param strict all or nothing: one event that cannot be taken refuses the batch, and nothing at all is stored
 * @param firstReceivedAt when the events first came, if they are replayed from quarantine: their age is judged by it
 */
public record CollectOptions(
        boolean historical, boolean strict, @Nullable Instant firstReceivedAt) {
    public static final CollectOptions NORMAL = new CollectOptions(false, false, null);
    public static final CollectOptions STRICT = new CollectOptions(false, true, null);
    public static final CollectOptions HISTORICAL = new CollectOptions(true, false, null);

    /** Of events that came before and were refused then. */
    public static CollectOptions replay(boolean historical, Instant firstReceivedAt) {
        return new CollectOptions(historical, false, firstReceivedAt);
    }

    /** The time that the age of events is judged by. */
    Instant receivedAt(Instant now) {
        return firstReceivedAt == null || firstReceivedAt.isAfter(now) ? now : firstReceivedAt;
    }
}
