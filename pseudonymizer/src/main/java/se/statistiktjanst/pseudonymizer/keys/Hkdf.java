package se.statistiktjanst.pseudonymizer.keys;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), which Java itself has from version 25 only. */
final class Hkdf {
    private static final int HASH_BYTES = 32;
    private static final int MOST_BYTES = 255 * HASH_BYTES;

    private Hkdf() {}

    /** A pseudorandom key of 32 bytes; an empty salt means 32 zero bytes. */
    static byte[] extract(byte[] salt, byte[] inputKey) {
        return new Hmac(hmacKey(salt.length == 0 ? new byte[HASH_BYTES] : salt)).of(inputKey);
    }

    /** Output key of the wanted length, 1 to 8160 bytes. */
    static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("length must be 1 to " + MOST_BYTES + " but is " + length);
        }
        var hmac = new Hmac(hmacKey(pseudorandomKey));
        var output = new ByteArrayOutputStream(length + HASH_BYTES);
        byte[] block = {};
        for (int counter = 1; output.size() < length; counter++) {
            var message = new ByteArrayOutputStream();
            message.writeBytes(block);
            message.writeBytes(info);
            message.write(counter);
            block = hmac.of(message.toByteArray());
            output.writeBytes(block);
        }
        return Arrays.copyOf(output.toByteArray(), length);
    }

    private static SecretKeySpec hmacKey(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
