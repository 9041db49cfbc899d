package se.statistiktjanst.pseudonymizer.keys;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that must not be seen: prints {@code [REDACTED]}, compares in constant time, can be wiped. Wiping reaches this
 * copy only; the runtime and the cipher providers keep their own.
 */
public final class SecretBytes implements Destroyable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private boolean destroyed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** Fresh bytes from the operating system's random source. */
    public static SecretBytes random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return new SecretBytes(bytes);
    }

    public int length() {
        return bytes.length;
    }

    /**
     * A copy of the bytes in the clear; the only way out.
     *
     * @throws IllegalStateException after {@link #destroy()}
     */
    public synchronized byte[] revealBytes() {
        if (destroyed) {
            throw new IllegalStateException("The secret has been destroyed. Load it again before using it.");
        }
        return bytes.clone();
    }

    @Override
    public synchronized void destroy() {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    // The length alone: a hash of the bytes would tell something about them wherever it is printed.
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
