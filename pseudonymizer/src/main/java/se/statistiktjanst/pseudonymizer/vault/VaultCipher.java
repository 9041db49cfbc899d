package se.statistiktjanst.pseudonymizer.vault;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * Turns an identity into what a vault row holds. Safe for use by several threads.
 *
 * <ul>
 *   <li>index: HMAC-SHA-256 over care provider, issuer OID and canonical number, each length-prefixed, under a key of
 *       the care provider: the same resident has unrelated indexes at two care providers;
 *   <li>person index: the same without care provider, to find {@code person_no};
 *   <li>sealed number: AES-256-GCM under a key of the care provider, which with the key version is bound in, so that a
 *       row moved to another care provider does not open.
 * </ul>
 *
 * <p>Protects the numbers against whoever has the database and not the root key. Does not protect against whoever has
 * both, nor against someone who may write to the database and swaps two rows of one care provider.
 */
public final class VaultCipher {
    private record KeySlot(int careProviderId, int version) {}

    private final KeyTree keys;
    private final Map<KeySlot, Hmac> indexes = new ConcurrentHashMap<>();
    private final Map<KeySlot, SecretKey> wrappingKeys = new ConcurrentHashMap<>();
    private final Map<Integer, Hmac> personIndexes = new ConcurrentHashMap<>();

    /** A cipher that makes new rows with the current version. */
    public VaultCipher(KeyTree keys) {
        this.keys = keys;
    }

    /** Key version of rows made now, kept in the row; the sealed number holds it too. */
    public int version() {
        return keys.currentVersion();
    }

    /**
     * Makes rows with this version from now on; see {@link KeyTree#use}.
     *
     * @throws se.statistiktjanst.pseudonymizer.keys.UnusableKeyException if that version of the root is not loaded
     */
    public void use(int version) {
        keys.use(version);
    }

    /** Look-up index of a resident at one care provider, 32 bytes. */
    public byte[] index(int careProviderId, ResidentIdentity identity) {
        return index(careProviderId, identity, version());
    }

    /** The look-up index under another key version: while the index is rotated, look up the new one, then the old. */
    public byte[] index(int careProviderId, ResidentIdentity identity, int version) {
        requireCareProvider(careProviderId);
        byte[] message = new LengthPrefixed()
                .number(careProviderId)
                .text(identity.issuerOid())
                .text(identity.revealDigits())
                .toBytes();
        return indexes.computeIfAbsent(new KeySlot(careProviderId, version), this::indexKey)
                .of(message);
    }

    /** Look-up index of a person across care providers, 32 bytes. */
    public byte[] personIndex(ResidentIdentity identity) {
        return personIndex(identity, version());
    }

    /** The person index under another key version, for rotation. */
    public byte[] personIndex(ResidentIdentity identity, int version) {
        byte[] message = new LengthPrefixed()
                .text(identity.issuerOid())
                .text(identity.revealDigits())
                .toBytes();
        return personIndexes.computeIfAbsent(version, this::personIndexKey).of(message);
    }

    /** The identity, encrypted; never twice the same bytes. 63 bytes for a personal identity number. */
    public byte[] seal(int careProviderId, ResidentIdentity identity) {
        return seal(careProviderId, identity, version());
    }

    /** The same under another key version, for rotation. */
    public byte[] seal(int careProviderId, ResidentIdentity identity, int version) {
        requireCareProvider(careProviderId);
        SecretKey key = wrappingKeys.computeIfAbsent(new KeySlot(careProviderId, version), this::wrappingKey);
        return VersionedSeal.seal(key, version, context(careProviderId), plainOf(identity));
    }

    /**
     * The identity that {@link #seal} took.
     *
     * @throws SealBrokenException if the bytes were changed or sealed for another care provider
     * @throws se.statistiktjanst.pseudonymizer.keys.UnusableKeyException if their version of the root is not loaded
     */
    public ResidentIdentity open(int careProviderId, byte[] sealed) {
        requireCareProvider(careProviderId);
        var slot = new KeySlot(careProviderId, VersionedSeal.keyVersion(sealed));
        SecretKey key = wrappingKeys.computeIfAbsent(slot, this::wrappingKey);
        return identityOf(VersionedSeal.open(key, context(careProviderId), sealed));
    }

    /** Key version that sealed bytes need to be opened. */
    public static int versionOf(byte[] sealed) {
        return VersionedSeal.keyVersion(sealed);
    }

    private Hmac indexKey(KeySlot slot) {
        return new Hmac(keys.derive(KeyUse.VAULT_INDEX, slot.careProviderId, SubjectType.RESIDENT, slot.version));
    }

    private Hmac personIndexKey(int version) {
        return new Hmac(keys.derive(KeyUse.PERSON_INDEX, KeyTree.NO_CARE_PROVIDER, SubjectType.RESIDENT, version));
    }

    private SecretKey wrappingKey(KeySlot slot) {
        return keys.derive(KeyUse.WRAPPING, slot.careProviderId, SubjectType.RESIDENT, slot.version);
    }

    private static byte[] context(int careProviderId) {
        return new LengthPrefixed().text("vault").number(careProviderId).toBytes();
    }

    // "OID number": neither holds a blank.
    private static byte[] plainOf(ResidentIdentity identity) {
        return (identity.issuerOid() + ' ' + identity.revealDigits()).getBytes(StandardCharsets.UTF_8);
    }

    private static ResidentIdentity identityOf(byte[] plain) {
        String text = new String(plain, StandardCharsets.UTF_8);
        int blank = text.indexOf(' ');
        try {
            return ResidentIdentity.ofCanonical(text.substring(0, Math.max(blank, 0)), text.substring(blank + 1));
        } catch (InvalidIdentityException e) {
            throw new SealBrokenException("The sealed value is genuine but holds no identity.");
        }
    }

    private static void requireCareProvider(int careProviderId) {
        if (careProviderId <= KeyTree.NO_CARE_PROVIDER) {
            throw new IllegalArgumentException("careProviderId must be 1 or more but is " + careProviderId);
        }
    }
}
