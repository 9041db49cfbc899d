package se.statistiktjanst.pseudonymizer.pseudonym;

import java.nio.ByteBuffer;
import javax.crypto.SecretKey;
import se.statistiktjanst.pseudonymizer.keys.Hmac;

/**
 * Pseudonyms of one export or one linkage project: {@code r1_} or {@code s1_} and 26 letters and digits, which are the
 * lower-case base32 of the first 16 bytes of HMAC-SHA-256(key, subject type ‖ reference). Safe for use by several
 * threads.
 *
 * <p>The same person has the same pseudonym under the same key, another under every other key. Computed from the random
 * {@code resident_ref}, so no list of personal identity numbers leads to a pseudonym even with the key. Does not hide
 * how often a person occurs, nor what the other columns tell about that person.
 */
public final class ExportPseudonyms {
    private static final int PSEUDONYM_BYTES = 16;
    private static final byte RESIDENT = 1;
    private static final byte STAFF = 2;
    private static final byte ROW = 3;
    private static final byte UNIT = 4;

    private final Hmac hmac;

    /** @param key a shreddable key for this and nothing else, destroyed when the export or project ends */
    public ExportPseudonyms(SecretKey key) {
        this.hmac = new Hmac(key);
    }

    public String resident(int residentRef) {
        return pseudonym("r1_", RESIDENT, residentRef);
    }

    public String staff(int staffId) {
        return pseudonym("s1_", STAFF, staffId);
    }

    /** For a unit that is a person, such as a private practitioner's. */
    public String unit(int unitId) {
        return pseudonym("u1_", UNIT, unitId);
    }

    /**
     * A random-looking rank for a row, to sort by after the date: the order in the file then tells nothing about the
     * order in the database.
     *
     * @param rowNumber anything that is unique among the rows of one date
     */
    public long shuffleOrder(long rowNumber) {
        return hmac.first8(
                ByteBuffer.allocate(1 + Long.BYTES).put(ROW).putLong(rowNumber).array());
    }

    private String pseudonym(String prefix, byte subjectType, int reference) {
        byte[] message = ByteBuffer.allocate(1 + Integer.BYTES)
                .put(subjectType)
                .putInt(reference)
                .array();
        var text = new StringBuilder(prefix.length() + 26).append(prefix);
        Base32.append(text, hmac.of(message), PSEUDONYM_BYTES);
        return text.toString();
    }
}
