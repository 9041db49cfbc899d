package se.statistiktjanst.pseudonymizer.keys;

import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives every long-lived key from the root: HKDF-SHA-256 with empty salt, the root's version as input key and, as
 * info, the length-prefixed fields label, use, care provider, subject type, version and scope. 256 bits each.
 *
 * <p>A derived key says nothing about the root or another derived key. Derived keys live as long as the root: what must
 * be destroyed by itself is sealed with a key of a {@link ShreddableKeyStore}. Deriving takes microseconds; keep the key
 * where it is used for every row.
 */
public final class KeyTree {
    /** For keys that belong to no care provider; ids of care providers begin at 1. */
    public static final int NO_CARE_PROVIDER = 0;

    private static final String LABEL = "statistiktjanst key tree 1";
    private static final byte[] EMPTY_SALT = {};
    private static final int KEY_BYTES = 32;

    private final RootKey root;

    public KeyTree(RootKey root) {
        this.root = root;
    }

    /** The root's highest version: what new things are made with. */
    public int currentVersion() {
        return root.currentVersion();
    }

    /**
     * The key for one use, care provider and subject type.
     *
     * @param careProviderId id from 1, or {@link #NO_CARE_PROVIDER}
     * @param version version of the root, which the caller keeps beside what it makes
     * @throws UnusableKeyException if that version of the root is not loaded
     */
    public SecretKeySpec derive(KeyUse use, int careProviderId, SubjectType subject, int version) {
        return derive(use, careProviderId, subject, version, "");
    }

    /** As above, for one scope within the use, such as a year. */
    public SecretKeySpec derive(KeyUse use, int careProviderId, SubjectType subject, int version, String scope) {
        byte[] info = new LengthPrefixed()
                .text(LABEL)
                .text(use.label())
                .number(careProviderId)
                .text(subject.label())
                .number(version)
                .text(scope)
                .toBytes();
        byte[] inputKey = root.version(version).revealBytes();
        try {
            byte[] key = Hkdf.expand(Hkdf.extract(EMPTY_SALT, inputKey), info, KEY_BYTES);
            return new SecretKeySpec(key, use.algorithm());
        } finally {
            Arrays.fill(inputKey, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "KeyTree[" + root + "]";
    }
}
