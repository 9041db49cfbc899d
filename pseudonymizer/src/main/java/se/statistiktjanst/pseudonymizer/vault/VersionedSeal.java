package se.statistiktjanst.pseudonymizer.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;

/**
 * Sealed bytes that tell which key version opens them: format (1 byte, value 1), key version (2 bytes), nonce (12),
 * ciphertext, tag (16). Associated data: format, key version and the context, length-prefixed.
 *
 * <p>The nonce is random, so one key may seal at most 2³² values (NIST SP 800-38D, 8.3).
 */
final class VersionedSeal {
    /** How much longer the sealed bytes are than the plain ones. */
    static final int OVERHEAD_BYTES = 1 + 2 + AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES;

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + 2 + AesGcm.NONCE_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VersionedSeal() {}

    static byte[] seal(SecretKey key, int keyVersion, byte[] context, byte[] plain) {
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] ciphertext = AesGcm.encrypt(key, nonce, associated(keyVersion, context), plain);
        return ByteBuffer.allocate(HEADER_BYTES + ciphertext.length)
                .put(FORMAT)
                .putShort((short) keyVersion)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** The key version that {@link #open} needs. */
    static int keyVersion(byte[] sealed) {
        if (sealed.length < OVERHEAD_BYTES || sealed[0] != FORMAT) {
            throw new SealBrokenException("The sealed value is cut off or has a format this version does not know.");
        }
        return Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort(1));
    }

    static byte[] open(SecretKey key, byte[] context, byte[] sealed) {
        int keyVersion = keyVersion(sealed);
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(HEADER_BYTES - AesGcm.NONCE_BYTES, nonce);
        return AesGcm.decrypt(key, nonce, associated(keyVersion, context), sealed, HEADER_BYTES);
    }

    private static byte[] associated(int keyVersion, byte[] context) {
        return new LengthPrefixed()
                .number(FORMAT)
                .number(keyVersion)
                .bytes(context)
                .toBytes();
    }
}
