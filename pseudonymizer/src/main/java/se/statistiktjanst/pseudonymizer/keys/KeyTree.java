package se.statistiktjanst.pseudonymizer.keys;

import java.util.Arrays;
import java.util.function.Supplier;
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
    private static final int CHECK_BYTES = 8;

    private final Supplier<RootKey> source;
    private volatile RootKey root;
    private volatile int current;

    /** Keys of a root that does not change. */
    public KeyTree(RootKey root) {
        this(root, () -> root);
    }

    /** @param source asked again when a version is needed that was not there: one added since */
    public KeyTree(RootKey root, Supplier<RootKey> source) {
        this.source = source;
        this.root = root;
        this.current = root.currentVersion();
    }

    /** What new things are made with: the root's highest version, or what {@link #use} said. */
    public int currentVersion() {
        return current;
    }

    /**
     * Makes new things with this version from now on: the one that the database says all processes use.
     *
     * @throws UnusableKeyException if that version is not in the root, read again
     */
    public void use(int version) {
        loaded(version);
        current = version;
    }

    /** Tells this version of the root from any other, 8 bytes, and nothing about it. */
    public byte[] checkValue(int version) {
        byte[] key = derive(KeyUse.CHECK, NO_CARE_PROVIDER, SubjectType.NONE, version)
                .getEncoded();
        return Arrays.copyOf(key, CHECK_BYTES);
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
        return new SecretKeySpec(loaded(version).expand(info), use.algorithm());
    }

    private RootSecret loaded(int version) {
        if (!root.has(version)) {
            root = source.get();
        }
        return root.version(version);
    }

    @Override
    public String toString() {
        return "KeyTree[" + root + "]";
    }
}
