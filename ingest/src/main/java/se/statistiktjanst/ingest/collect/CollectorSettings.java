package se.statistiktjanst.ingest.collect;

import java.time.Duration;

/**
 * How much the collector takes on.
 *
 * @param concurrentBatches batches worked on at once; not more than the pool of the collector's role has connections
 * @param longestWait how long a batch waits for its turn before the sender is told to come back
 * @param residentCache residents remembered, about 40 bytes each
 */
public record CollectorSettings(int concurrentBatches, Duration longestWait, int residentCache) {
    public static final CollectorSettings DEFAULT = new CollectorSettings(5, Duration.ofSeconds(5), 1 << 18);

    public CollectorSettings {
        if (concurrentBatches < 1) {
            throw new IllegalArgumentException("concurrentBatches must be at least 1");
        }
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("longestWait must not be negative");
        }
        if (residentCache < 1) {
            throw new IllegalArgumentException("residentCache must be at least 1");
        }
    }
}
