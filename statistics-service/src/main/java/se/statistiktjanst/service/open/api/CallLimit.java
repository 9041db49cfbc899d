package se.statistiktjanst.service.open.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the calls of each address in a fixed window of time. Addresses are kept only as the first eight bytes of
 * SHA-256 over a random key and the address, and counts and key are thrown away with the window: nothing can be looked
 * up afterwards. Of an IPv6 address the network (64 bits) counts, since one household has all of it. It slows one address
 * down; it does not stop many together.
 */
final class CallLimit {
    /** Above this many addresses in one window, the rest share a count. */
    private static final int MOST_ADDRESSES = 100_000;

    private final int calls;
    private final int windowSeconds;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, Integer> counts = new HashMap<>();
    private long window = Long.MIN_VALUE;
    private byte[] key = freshKey();

    CallLimit(int calls, int windowSeconds, Clock clock) {
        this.calls = calls;
        this.windowSeconds = windowSeconds;
        this.clock = clock;
    }

    /**
     * How an address stands.
     *
     * @param remaining calls left in the window; negative if the call is one too many
     * @param secondsLeft until the window ends, at least 1
     */
    record Calls(int remaining, long secondsLeft) {}

    int calls() {
        return calls;
    }

    int windowSeconds() {
        return windowSeconds;
    }

    /** Counts a call. */
    synchronized Calls count(String address) {
        long now = clock.instant().getEpochSecond();
        long current = Math.floorDiv(now, windowSeconds);
        if (current != window) {
            window = current;
            counts.clear();
            key = freshKey();
        }
        Long who = hash(address);
        if (counts.size() >= MOST_ADDRESSES && !counts.containsKey(who)) {
            who = 0L;
        }
        int made = counts.merge(who, 1, Integer::sum);
        return new Calls(calls - made, (current + 1) * windowSeconds - now);
    }

    private byte[] freshKey() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private long hash(String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return ByteBuffer.wrap(digest.digest(network(address))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java runtime lacks SHA-256: use a complete one", e);
        }
    }

    /** The address comes from the connection or a trusted proxy as digits, so nothing is looked up. */
    private static byte[] network(String address) {
        if (!address.contains(":")) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Arrays.copyOf(InetAddress.getByName(address).getAddress(), 8);
        } catch (UnknownHostException e) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
    }
}
