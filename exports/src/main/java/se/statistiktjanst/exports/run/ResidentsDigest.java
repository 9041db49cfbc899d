package se.statistiktjanst.exports.run;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over a list of {@code resident_ref}, four bytes each, ascending: shows that a logged list is whole. */
final class ResidentsDigest {
    private ResidentsDigest() {}

    static byte[] of(int[] ascending) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(ascending.length, Integer.BYTES));
        for (int ref : ascending) {
            bytes.putInt(ref);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256; use a standard JDK 17 or newer", e);
        }
    }
}
