package se.statistiktjanst.ingest.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562): milliseconds first, so that the collector's index grows at one end. */
final class UuidV7 {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final int RANDOM_A_BITS = 12;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    UuidV7(Clock clock) {
        this.clock = clock;
    }

    UUID next() {
        long high = (clock.millis() << 16) | VERSION | random.nextInt(1 << RANDOM_A_BITS);
        return new UUID(high, VARIANT | (random.nextLong() & VARIANT_BITS));
    }
}
