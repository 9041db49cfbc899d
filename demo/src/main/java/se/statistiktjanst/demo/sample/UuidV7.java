package se.statistiktjanst.demo.sample;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562, section 5.7) whose random bits come from a seed, so that a repeated run repeats them. */
final class UuidV7 {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    static UUID at(Instant time, SplittableRandom random) {
        long high = (time.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
