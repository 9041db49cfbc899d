package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.rotation.ProofResult;
import se.statistiktjanst.ingest.rotation.QuarantineProof;
import se.statistiktjanst.ingest.rotation.VaultProof;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.pseudonymizer.keys.FileShreddableKeyStore;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;
import se.statistiktjanst.service.wiring.Keys;
import se.statistiktjanst.service.wiring.Wiring;

/** Opens everything that is sealed and computes every index again. */
final class KeyProof {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record StoredKey(int version, byte[] secret) {
        @Override
        public String toString() {
            return "StoredKey[version " + version + ", REDACTED]";
        }
    }

    private final Wiring wiring;
    private final Jdbi owner;
    private final RootStore store;
    private final PrintStream out;
    private final SortedMap<String, Long> faults = new TreeMap<>();

    KeyProof(Wiring wiring, Jdbi owner, RootStore store, PrintStream out) {
        this.wiring = wiring;
        this.owner = owner;
        this.store = store;
        this.out = out;
    }

    /** What is wrong, and how many of it; says on the way how much was looked at. */
    SortedMap<String, Long> faults() {
        Keys keys = wiring.keys();
        take(new VaultProof(owner, keys.tree()).run());
        take(new QuarantineProof(wiring.pools().jdbi(DatabaseRole.COUNTER), keys.tree()).run());
        shreddable(keys.shreddable());
        SortedSet<Integer> versions = store.read().versions();
        stored("access.context_key", "keys of the tenant context", versions, keys::contextKey);
        stored("audit.log_key", "keys of the access log", versions, keys::logKey);
        releases(versions);
        return faults;
    }

    private void take(ProofResult result) {
        result.seen().forEach((what, count) -> out.printf("%,d %s opened%n", count, what));
        result.faults().forEach((what, count) -> faults.merge(what, count, Long::sum));
    }

    private void shreddable(FileShreddableKeyStore shreddable) {
        long opened = 0;
        for (KeyId id : shreddable.ids()) {
            try {
                opened += shreddable.find(id).isPresent() ? 1 : 0;
            } catch (UnusableKeyException e) {
                faults.merge("keys of exports and projects that do not open", 1L, Long::sum);
            }
        }
        out.printf("%,d keys of exports and projects opened%n", opened);
    }

    /** The database verifies with copies of derived keys; those whose version has been retired stand for themselves. */
    private void stored(String table, String what, SortedSet<Integer> versions, IntFunction<SecretKey> derived) {
        List<StoredKey> all = owner.withHandle(
                handle -> handle.createQuery("select version, secret from " + table + " order by version")
                        .map((row, context) -> new StoredKey(row.getInt("version"), row.getBytes("secret")))
                        .list());
        for (StoredKey key : all) {
            if (versions.contains(key.version())
                    && !Arrays.equals(key.secret(), derived.apply(key.version()).getEncoded())) {
                faults.merge(what + " that are not this root's", 1L, Long::sum);
            }
        }
    }

    private void releases(SortedSet<Integer> versions) {
        List<Integer> needed = wiring.pools()
                .jdbi(DatabaseRole.PUBLISHER)
                .withHandle(handle -> handle.createQuery(
                                "select distinct root_version from open.release order by root_version")
                        .mapTo(Integer.class)
                        .list());
        long missing =
                needed.stream().filter(version -> !versions.contains(version)).count();
        if (missing > 0) {
            faults.put("versions of the root that published years need are not there", missing);
        }
    }
}
