package se.statistiktjanst.ingest.sender;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the requests of one sender: a bucket of {@code burst} that fills up again by {@code perSecond}, on a clock that
 * nobody sets back.
 */
final class RequestRate {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoClock;
    private double left;
    private long at;

    RequestRate(int perSecond, int burst, LongSupplier nanoClock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoClock = nanoClock;
        this.left = burst;
        this.at = nanoClock.getAsLong();
    }

    /**
     * How a sender stands after a request.
     *
     * @param allowed whether this one was within the limit; one that was not is not counted
     * @param remaining requests left at once
     * @param secondsToNext until there is one again, at least 1
     * @param secondsToFull until the whole burst is there again
     */
    record Count(boolean allowed, long remaining, long secondsToNext, long secondsToFull) {}

    synchronized Count count() {
        long now = nanoClock.getAsLong();
        left = Math.min(burst, left + (now - at) / NANOS * perSecond);
        at = now;
        boolean allowed = left >= 1;
        if (allowed) {
            left--;
        }
        return new Count(allowed, (long) left, Math.max(1, (long) Math.ceil((1 - left) / perSecond)), (long)
                Math.ceil((burst - left) / perSecond));
    }
}
