package se.statistiktjanst.ingest.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double, half of each drawn at random, so that many clients do not come back at once. */
final class BackOff {
    private static final int MOST_DOUBLINGS = 30;

    private final Duration shortest;
    private final Duration longest;
    private final RandomGenerator random;
    private int attempts;

    BackOff(Duration shortest, Duration longest, RandomGenerator random) {
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
    }

    /** The next pause, never shorter than the collector asks for; what it asks for is spread upwards by a tenth. */
    Duration next(Duration asked) {
        long doubled = shortest.toMillis() << Math.min(attempts, MOST_DOUBLINGS);
        long most = doubled <= 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        attempts++;
        long own = most / 2 + random.nextLong(most / 2 + 1);
        long other = asked.toMillis() + random.nextLong(asked.toMillis() / 10 + 1);
        return Duration.ofMillis(Math.max(own, other));
    }

    void reset() {
        attempts = 0;
    }
}
