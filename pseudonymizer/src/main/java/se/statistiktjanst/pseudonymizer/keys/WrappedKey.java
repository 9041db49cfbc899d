package se.statistiktjanst.pseudonymizer.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shreddable key as it stands in its file: format 1 (1 byte), version of the root (2), the key wrapped under a derived
 * key whose scope is the key's id (40), so that a file under another name does not open.
 */
final class WrappedKey {
    static final int KEY_BYTES = 32;

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + 2;
    private static final int FILE_BYTES = HEADER_BYTES + KEY_BYTES + KeyWrap.OVERHEAD_BYTES;

    private WrappedKey() {}

    static byte[] seal(KeyTree keys, KeyId id, byte[] key) {
        int version = keys.currentVersion();
        return ByteBuffer.allocate(FILE_BYTES)
                .put(FORMAT)
                .putShort((short) version)
                .put(KeyWrap.wrap(wrapping(keys, id, version), key))
                .array();
    }

    /** The key, or empty if the file was damaged or belongs to another id or root. */
    static Optional<SecretKey> open(KeyTree keys, KeyId id, byte[] file) {
        if (isBare(file)) {
            return Optional.of(new SecretKeySpec(file, "AES"));
        }
        if (file.length != FILE_BYTES || file[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] wrapped = Arrays.copyOfRange(file, HEADER_BYTES, FILE_BYTES);
        return KeyWrap.unwrap(wrapping(keys, id, version(file)), wrapped);
    }

    /** Version of the root that the file needs; 0 for none. */
    static int version(byte[] file) {
        return isBare(file) || file.length < HEADER_BYTES
                ? 0
                : Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(1));
    }

    // Written before keys were wrapped; such a key dies with its export, so none is left a month after the upgrade.
    private static boolean isBare(byte[] file) {
        return file.length == KEY_BYTES;
    }

    private static SecretKey wrapping(KeyTree keys, KeyId id, int version) {
        return keys.derive(KeyUse.SHREDDABLE, KeyTree.NO_CARE_PROVIDER, SubjectType.NONE, version, id.text());
    }
}
