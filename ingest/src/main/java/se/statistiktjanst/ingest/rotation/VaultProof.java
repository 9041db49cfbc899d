package se.statistiktjanst.ingest.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;
import se.statistiktjanst.pseudonymizer.vault.SealBrokenException;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Proves that the vault is whole: every sealed number opens under the version its row names, both indexes are that
 * number's, and nobody stands in it twice under two versions. Reads one snapshot and changes nothing.
 */
public final class VaultProof {
    private static final int FETCH = 1000;
    private static final String ROWS = """
            select r.provider_id, r.resident_index, r.sealed, r.index_version, r.wrapping_version, p.person_index,
                p.index_version as person_version
            from vault.resident r
            join vault.person p using (person_no)
            """;
    private static final String TWICE = """
            select count(*) from unnest(:providers, :indexes) as other (provider_id, resident_index)
            join vault.resident r using (provider_id, resident_index)
            """;
    private static final String TWO_NUMBERS = """
            select count(*) from unnest(:indexes) as other (person_index)
            join vault.person p using (person_index)
            """;
    private static final String ALONE = """
            select count(*) from vault.person p
            where not exists (select from vault.resident r where r.person_no = p.person_no)
            """;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            int provider,
            byte[] index,
            byte[] sealed,
            int indexVersion,
            int wrappingVersion,
            byte[] personIndex,
            int personVersion) {}

    private final Jdbi owner;
    private final KeyTree keys;
    private final VaultCipher cipher;

    /** On connections with the rights of the owner. */
    public VaultProof(Jdbi owner, KeyTree keys) {
        this.owner = owner;
        this.keys = keys;
        this.cipher = new VaultCipher(keys);
    }

    /** Reads everything. */
    public ProofResult run() {
        var result = new ProofResult();
        Vault.inTransaction(owner, handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            residents(handle, result);
            long alone = handle.createQuery(ALONE).mapTo(Long.class).one();
            result.fault("persons without a care provider", alone);
            return result;
        });
        return result;
    }

    private void residents(Handle handle, ProofResult result) {
        List<Row> stale = new ArrayList<>();
        try (ResultIterator<Row> rows = handle.createQuery(ROWS)
                .setFetchSize(FETCH)
                .map((row, context) -> new Row(
                        row.getInt("provider_id"),
                        row.getBytes("resident_index"),
                        row.getBytes("sealed"),
                        row.getInt("index_version"),
                        row.getInt("wrapping_version"),
                        row.getBytes("person_index"),
                        row.getInt("person_version")))
                .iterator()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                result.seen("residents");
                check(row, result);
                if (row.indexVersion() != cipher.version() || row.personVersion() != cipher.version()) {
                    stale.add(row);
                }
                if (stale.size() == FETCH) {
                    twice(handle, stale, result);
                    stale.clear();
                }
            }
        }
        twice(handle, stale, result);
    }

    private void check(Row row, ProofResult result) {
        String where = " of care provider " + row.provider();
        try {
            ResidentIdentity identity = cipher.open(row.provider(), row.sealed());
            result.fault(
                    "sealed numbers" + where + " under another version than their row says",
                    VaultCipher.versionOf(row.sealed()) == row.wrappingVersion() ? 0 : 1);
            byte[] index = cipher.index(row.provider(), identity, row.indexVersion());
            result.fault("indexes" + where + " that belong to another number", equal(index, row.index()) ? 0 : 1);
            byte[] person = cipher.personIndex(identity, row.personVersion());
            result.fault("residents" + where + " tied to another person", equal(person, row.personIndex()) ? 0 : 1);
        } catch (SealBrokenException e) {
            result.fault("sealed numbers" + where + " that do not open", 1);
        } catch (UnusableKeyException e) {
            result.fault("rows" + where + " whose version of the root key is not there", 1);
        }
    }

    /** Whoever stands under an old version must not stand under the current one too. */
    private void twice(Handle handle, List<Row> stale, ProofResult result) {
        List<Integer> providers = new ArrayList<>();
        List<byte[]> indexes = new ArrayList<>();
        List<byte[]> persons = new ArrayList<>();
        for (Row row : stale) {
            ResidentIdentity identity;
            try {
                identity = cipher.open(row.provider(), row.sealed());
            } catch (SealBrokenException | UnusableKeyException e) {
                continue; // told already
            }
            if (row.indexVersion() != keys.currentVersion()) {
                providers.add(row.provider());
                indexes.add(cipher.index(row.provider(), identity));
            }
            if (row.personVersion() != keys.currentVersion()) {
                persons.add(cipher.personIndex(identity));
            }
        }
        result.fault(
                "residents that stand in the vault twice",
                handle.createQuery(TWICE)
                        .bind(
                                "providers",
                                providers.stream().mapToInt(Integer::intValue).toArray())
                        .bind("indexes", Vault.array(indexes.toArray(byte[][]::new)))
                        .mapTo(Long.class)
                        .one());
        result.fault(
                "persons with two numbers",
                handle.createQuery(TWO_NUMBERS)
                        .bind("indexes", Vault.array(persons.toArray(byte[][]::new)))
                        .mapTo(Long.class)
                        .one());
    }

    private static boolean equal(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }
}
