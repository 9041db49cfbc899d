package se.statistiktjanst.pseudonymizer.erasure;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.KeyUse;
import se.statistiktjanst.pseudonymizer.keys.LengthPrefixed;
import se.statistiktjanst.pseudonymizer.keys.SubjectType;

/**
 * HMAC-SHA-256 over issuer OID, canonical number and, for a row, {@code resident_ref}, under a key of the care provider:
 * two care providers' tombstones of one person have nothing in common. Safe for use by several threads.
 *
 * <p>Protects the log against whoever has it without the root key. Whoever has both can try all numbers, and learns who
 * was erased where.
 */
public final class TombstoneHashes {
    private record KeySlot(int careProviderId, int version) {}

    private final KeyTree keys;
    private final Map<KeySlot, Hmac> hmacs = new ConcurrentHashMap<>();

    public TombstoneHashes(KeyTree keys) {
        this.keys = keys;
    }

    /**
     * A tombstone under the root's current version.
     *
     * @param residentRef the vault's number for the resident; null if it has none
     */
    public Tombstone tombstone(
            Instant at, int careProviderId, ResidentIdentity identity, @Nullable Integer residentRef) {
        int version = keys.currentVersion();
        return new Tombstone(
                UUID.randomUUID(),
                at,
                careProviderId,
                version,
                person(careProviderId, version, identity),
                residentRef == null ? null : row(careProviderId, version, identity, residentRef));
    }

    /** Whether a tombstone is of this person. */
    public boolean isOf(Tombstone tombstone, ResidentIdentity identity) {
        return tombstone.person().equals(person(tombstone.careProviderId(), tombstone.keyVersion(), identity));
    }

    /** Whether a tombstone is of this very row of the vault. */
    public boolean isOf(Tombstone tombstone, ResidentIdentity identity, int residentRef) {
        return row(tombstone.careProviderId(), tombstone.keyVersion(), identity, residentRef)
                .equals(tombstone.row());
    }

    /** {@link Tombstone#person}, to look many rows up in a map of tombstones. */
    public String person(int careProviderId, int version, ResidentIdentity identity) {
        return hash(careProviderId, version, message(identity).text("person"));
    }

    /** {@link Tombstone#row}, likewise. */
    public String row(int careProviderId, int version, ResidentIdentity identity, int residentRef) {
        return hash(careProviderId, version, message(identity).text("row").number(residentRef));
    }

    private static LengthPrefixed message(ResidentIdentity identity) {
        return new LengthPrefixed().text(identity.issuerOid()).text(identity.revealDigits());
    }

    private String hash(int careProviderId, int version, LengthPrefixed message) {
        Hmac hmac = hmacs.computeIfAbsent(
                new KeySlot(careProviderId, version),
                slot -> new Hmac(
                        keys.derive(KeyUse.TOMBSTONE, slot.careProviderId, SubjectType.RESIDENT, slot.version)));
        return HexFormat.of().formatHex(hmac.of(message.toBytes()));
    }
}
