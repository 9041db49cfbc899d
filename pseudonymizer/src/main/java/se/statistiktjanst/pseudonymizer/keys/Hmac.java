package se.statistiktjanst.pseudonymizer.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) under one key. Safe for use by several threads.
 *
 * <p>Protects against everyone without the key. Does not hide that two inputs are equal, and whoever has the key can try
 * all 50 million personal identity numbers in seconds.
 */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    // Initialising costs more than the hash itself, so instances are lent out and taken back. A queue, not a
    // ThreadLocal: the initialised key shall not stay behind in pool threads when this object is dropped.
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    public Hmac(SecretKey key) {
        this.key = key;
        idle.add(initialised());
    }

    /** Under a secret that is shared with somebody outside, for signatures that they check. */
    public static Hmac ofSecret(byte[] secret) {
        return new Hmac(new SecretKeySpec(secret, ALGORITHM));
    }

    /** All 32 bytes. */
    public byte[] of(byte[] message) {
        Mac borrowed = idle.poll();
        Mac mac = borrowed == null ? initialised() : borrowed;
        byte[] result = mac.doFinal(message);
        idle.add(mac);
        return result;
    }

    /** The first eight bytes as a big-endian number. */
    public long first8(byte[] message) {
        return ByteBuffer.wrap(of(message)).getLong();
    }

    /** The first four bytes as a big-endian number; unsigned in its meaning. */
    public int first4(byte[] message) {
        return ByteBuffer.wrap(of(message)).getInt();
    }

    private Mac initialised() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime refuses " + ALGORITHM + ". Use a JDK with it.", e);
        }
    }
}
