package se.statistiktjanst.pseudonymizer.vault;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * Seals quarantined payloads with AES-256-GCM. Safe for use by several threads. Hides neither a payload's length nor
 * that it exists.
 */
public final class PayloadCipher {
    private final KeyTree keys;
    private final Map<Integer, SecretKey> byVersion = new ConcurrentHashMap<>();

    /** A cipher that seals with the current version and opens what any loaded version sealed. */
    public PayloadCipher(KeyTree keys) {
        this.keys = keys;
    }

    /** Key version to {@link #seal} with now; it also stands inside the sealed bytes. */
    public int version() {
        return keys.currentVersion();
    }

    /**
     * The payload, encrypted; never twice the same bytes.
     *
     * @param version what {@link #version} said, for who stores it beside the bytes
     * @param context what the payload belongs to, for example the id of its quarantine item; needed again to open it, so
     *     that a payload moved to another item does not open
     */
    public byte[] seal(int version, String context, byte[] plain) {
        return VersionedSeal.seal(key(version), version, bytes(context), plain);
    }

    /** The same with the current version. */
    public byte[] seal(String context, byte[] plain) {
        return seal(version(), context, plain);
    }

    /**
     * The payload that {@link #seal} took.
     *
     * @throws SealBrokenException if the bytes were changed or sealed with another context
     * @throws se.statistiktjanst.pseudonymizer.keys.UnusableKeyException if their version of the root is not loaded
     */
    public byte[] open(String context, byte[] sealed) {
        return VersionedSeal.open(key(VersionedSeal.keyVersion(sealed)), bytes(context), sealed);
    }

    private SecretKey key(int keyVersion) {
        return byVersion.computeIfAbsent(
                keyVersion, v -> keys.derive(KeyUse.QUARANTINE, KeyTree.NO_CARE_PROVIDER, SubjectType.NONE, v));
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
