package se.statistiktjanst.ingest.erasure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.pseudonymizer.erasure.Tombstone;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneHashes;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Carries out what the log of tombstones says and the database has not: after a restore of an older dump, and after a
 * crash in the middle of an erasure. Finds the rows by opening all of the care provider's, since the dump may have other
 * key versions than the tombstones. May be run again at any time.
 */
public final class ErasureReplay {
    private static final Logger log = LoggerFactory.getLogger(ErasureReplay.class);
    private static final String VIEWER = "erasure-replay";
    private static final int FETCH = 2_000;
    private static final Erasures.Order ORDER = new Erasures.Order(VIEWER, "eraser", "");

    private final TenantTransaction eraser;
    private final TenantTransaction resolver;
    private final Erasures erasures;
    private final VaultCipher cipher;
    private final TombstoneHashes hashes;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(int residentRef, byte[] sealed) {}

    /**
     * Takes both doors.
     *
     * @param eraser of role ERASER
     * @param resolver of role RESOLVER, which opens the vault's rows
     */
    public ErasureReplay(TenantTransaction eraser, TenantTransaction resolver, Erasures erasures, KeyTree keys) {
        this.eraser = eraser;
        this.resolver = resolver;
        this.erasures = erasures;
        this.cipher = new VaultCipher(keys);
        this.hashes = new TombstoneHashes(keys);
    }

    /** Carries them out, and gives how many vault rows had come back. */
    public int replay(List<Tombstone> pending) {
        Map<Integer, Map<UUID, Tombstone>> byProvider = new TreeMap<>();
        pending.forEach(tombstone -> byProvider
                .computeIfAbsent(tombstone.careProviderId(), provider -> new HashMap<>())
                .put(tombstone.id(), tombstone));
        int rows = 0;
        for (Map.Entry<Integer, Map<UUID, Tombstone>> entry : byProvider.entrySet()) {
            rows += replay(new Tenant(entry.getKey(), VIEWER), entry.getValue());
        }
        log.info("{} erasures replayed, {} residents had come back", pending.size(), rows);
        return rows;
    }

    private int replay(Tenant tenant, Map<UUID, Tombstone> tombstones) {
        Map<UUID, Integer> found = resolver.call(tenant, handle -> find(handle, tenant, tombstones));
        tombstones.forEach((id, tombstone) -> {
            Optional<ErasureDao.Known> known = eraser.call(
                    tenant, handle -> handle.attach(ErasureDao.class).known(id));
            Integer number = found.containsKey(id)
                    ? found.get(id)
                    : known.map(ErasureDao.Known::residentRef).orElse(null);
            erasures.carryOut(tenant, new Erasures.Work(tombstone, number, ORDER, true));
        });
        return found.size();
    }

    private Map<UUID, Integer> find(Handle handle, Tenant tenant, Map<UUID, Tombstone> tombstones) {
        Map<String, UUID> byRow = new HashMap<>();
        tombstones.values().stream()
                .filter(tombstone -> tombstone.row() != null)
                .forEach(tombstone -> byRow.put(tombstone.row(), tombstone.id()));
        int[] versions = tombstones.values().stream()
                .mapToInt(Tombstone::keyVersion)
                .distinct()
                .toArray();
        Map<UUID, Integer> found = new HashMap<>();
        try (ResultIterator<Row> rows = handle.createQuery(
                        "select resident_ref, sealed from vault.resident where provider_id = :provider order by resident_ref")
                .bind("provider", tenant.providerId())
                .setFetchSize(FETCH)
                .map((row, context) -> new Row(row.getInt("resident_ref"), row.getBytes("sealed")))
                .iterator()) {
            while (!byRow.isEmpty() && rows.hasNext()) {
                Row row = rows.next();
                ResidentIdentity identity = cipher.open(tenant.providerId(), row.sealed());
                for (int version : versions) {
                    UUID id = byRow.get(hashes.row(tenant.providerId(), version, identity, row.residentRef()));
                    if (id != null) {
                        found.put(id, row.residentRef());
                    }
                }
            }
        }
        return found;
    }
}
