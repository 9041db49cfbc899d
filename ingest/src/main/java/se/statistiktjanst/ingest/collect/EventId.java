package se.statistiktjanst.ingest.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The id of an event as it is stored: a UUID as it is, anything else as the first half of a hash. */
public final class EventId {
    private static final int UUID_LENGTH = 36;
    static final byte SEPARATOR = 0x1F;

    private static final boolean[] HEX_DIGITS = new boolean['f' + 1];

    static {
        "0123456789abcdefABCDEF".chars().forEach(digit -> HEX_DIGITS[digit] = true);
    }

    private EventId() {}

    /** The UUID itself, or SHA-256(source ‖ 0x1F ‖ id)[0:16]. No time goes in: the same id is the same event for ever. */
    public static UUID of(String source, String id) {
        return isUuid(id) ? UUID.fromString(id) : hashed(source, id);
    }

    static boolean isUuid(String id) {
        if (id.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? id.charAt(i) != '-' : !isHexDigit(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** By a table: every id has 32 of them. */
    private static boolean isHexDigit(char c) {
        return c < HEX_DIGITS.length && HEX_DIGITS[c];
    }

    private static UUID hashed(String source, String id) {
        MessageDigest digest = sha256();
        digest.update(source.getBytes(StandardCharsets.UTF_8));
        digest.update(SEPARATOR);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256. Use a JDK with it.", e);
        }
    }
}
