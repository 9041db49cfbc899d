package se.statistiktjanst.exports.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Layout of a sealed file, version 1.
 *
 * <pre>
 * header  16 bytes   "SEAL", version (1), three zero bytes, 8 random bytes: the nonce prefix
 * chunks             each up to 1 MiB of content and 16 bytes of tag; all but the last are full; at least one
 * nonce   12 bytes   nonce prefix, chunk number (4 bytes, big endian)
 * bound in           header, chunk number (8 bytes), last flag (1 byte), name of the object (UTF-8)
 * </pre>
 *
 * Guards against: reading without the key, bit flips, chunks that are dropped, repeated, reordered or appended, a file
 * put in another's place under the same key. Does not hide the length, and does not notice an old file restored under
 * its own name and key; the digest in the database does.
 */
final class SealedFile {
    static final int CHUNK = 1 << 20;
    static final int TAG = 16;
    static final int HEADER = 16;
    private static final byte[] MAGIC = {'S', 'E', 'A', 'L', 1, 0, 0, 0};
    private static final int PREFIX = HEADER - MAGIC.length;

    private final SecretKey key;
    private final byte[] header;
    private final byte[] name;
    private final Cipher cipher;

    private SealedFile(SecretKey key, byte[] header, String name) {
        this.key = key;
        this.header = header;
        this.name = name.getBytes(StandardCharsets.UTF_8);
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks AES-GCM; use a standard JDK 17 or newer", e);
        }
    }

    static SealedFile create(SecretKey key, byte[] noncePrefix, String name) {
        if (noncePrefix.length != PREFIX) {
            throw new IllegalArgumentException("noncePrefix must be " + PREFIX + " bytes");
        }
        return new SealedFile(
                key, ByteBuffer.allocate(HEADER).put(MAGIC).put(noncePrefix).array(), name);
    }

    static SealedFile open(SecretKey key, byte[] header, String name) throws BrokenSealException {
        if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new BrokenSealException("its header is not that of a sealed file of version 1");
        }
        return new SealedFile(key, header.clone(), name);
    }

    byte[] header() {
        return header.clone();
    }

    byte[] seal(int chunk, boolean last, byte[] content, int length) {
        try {
            return prepare(Cipher.ENCRYPT_MODE, chunk, last).doFinal(content, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A chunk could not be sealed; is the data key 256 bits of AES?", e);
        }
    }

    byte[] unseal(int chunk, boolean last, byte[] sealed, int length) throws BrokenSealException {
        try {
            return prepare(Cipher.DECRYPT_MODE, chunk, last).doFinal(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("chunk " + chunk + " does not have the content it was sealed with", e);
        }
    }

    private Cipher prepare(int mode, int chunk, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12)
                .put(header, MAGIC.length, PREFIX)
                .putInt(chunk)
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(
                ByteBuffer.allocate(9).putLong(chunk).put((byte) (last ? 1 : 0)).flip());
        cipher.updateAAD(name);
        return cipher;
    }
}
