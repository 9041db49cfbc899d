package se.statistiktjanst.exports.download;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits that open one object once; only their hash is stored. Prints {@code [REDACTED]}. */
public final class GrantToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String text;

    private GrantToken(String text) {
        this.text = text;
    }

    static GrantToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new GrantToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Takes what a client sent, whatever it is. */
    public static GrantToken of(String text) {
        return new GrantToken(text);
    }

    /** The token itself: for the answer to who asked for it, and nowhere else. */
    public String reveal() {
        return text;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256; use a standard JDK 17 or newer", e);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
