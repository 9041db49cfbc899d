package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.rotation.KeyReferences;
import se.statistiktjanst.ingest.rotation.KeyRotation;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.pseudonymizer.erasure.Tombstone;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.service.wiring.ErasureWiring;
import se.statistiktjanst.service.wiring.Keys;
import se.statistiktjanst.service.wiring.Wiring;

/** What {@code keys} does on a database beside a running service. */
final class KeyWork {
    private static final String RELEASES = """
            select root_version, 'record keys of ' || left(period, 4) as what, count(*) as releases from open.release
            group by root_version, left(period, 4)
            order by root_version, what
            """;

    private record Releases(int rootVersion, String what, long releases) {}

    private final Wiring wiring;
    private final Migrations migrations;
    private final Jdbi owner;
    private final Keys keys;
    private final RootStore store;
    private final PrintStream out;

    KeyWork(Wiring wiring, Migrations migrations, PrintStream out) {
        this.wiring = wiring;
        this.migrations = migrations;
        this.owner = migrations.owner();
        this.keys = wiring.keys();
        this.store = wiring.configuration().keys().rootStore();
        this.out = out;
    }

    void status() {
        RootVersions known = RootVersions.read(owner);
        SortedSet<Integer> there = store.read().versions();
        KeyTree tree = keys.tree();
        for (int version : there) {
            String state = known.all().stream()
                    .filter(one -> one.version() == version)
                    .map(RootVersions.RootVersion::state)
                    .findFirst()
                    .orElse("not yet in use");
            out.printf(
                    "  version %d: %s, check value %s%n",
                    version, state, HexFormat.of().formatHex(tree.checkValue(version)));
        }
        known.all().stream()
                .filter(one -> !there.contains(one.version()))
                .forEach(one -> out.printf("  version %d: %s, but NOT in the root key%n", one.version(), one.state()));
        known.previous()
                .ifPresent(version ->
                        out.printf("a rotation from version %d is under way; go on with: keys rotate%n", version));
    }

    void rotate() {
        KeyRotation rotation = new KeyRotation(owner, wiring.pools().jdbi(DatabaseRole.COUNTER), keys.tree());
        RootVersions known = RootVersions.read(owner);
        if (known.previous().isPresent()) {
            out.printf("the rotation to version %d goes on%n", keys.version());
        } else {
            begin(rotation);
        }
        try (ProgressBar progress = new ProgressBar(out, "rows")) {
            String[] last = {""};
            rotation.run((what, done, total) -> {
                if (!what.equals(last[0])) {
                    last[0] = what;
                    progress.close();
                    out.println(what + ":");
                }
                progress.report(done, total);
            });
        }
        out.printf(
                "version %d is current and nothing else is looked up under. Processes that run have followed in the"
                        + " vault; restart them when it suits, for digests and signatures to follow too%n",
                keys.version());
        tellReferences();
    }

    private void begin(KeyRotation rotation) {
        int highest = store.read().currentVersion();
        // Added by hand where the environment mounts the root, or by a rotation that was broken off here.
        int target = highest > keys.version() ? highest : store.addVersion().currentVersion();
        // What the database verifies with comes first: a process may sign with the new version as soon as it is
        // current.
        migrations.installKeys(target, keys.contextKey(target), keys.logKey(target));
        rotation.begin(target);
        out.printf(
                "version %d of the root key is in %s: copy it to where the copy of the root key is%n",
                target, store.place());
    }

    void verify() {
        SortedMap<String, Long> faults = new KeyProof(wiring, owner, store, out).faults();
        tellReferences();
        if (!faults.isEmpty()) {
            faults.forEach((what, count) -> out.printf("WRONG: %,d %s%n", count, what));
            throw new CommandFailedException("%d kinds of faults were found; see above".formatted(faults.size()));
        }
        out.println("every stored value opens, and every index is its number's");
    }

    void retire(int version) {
        RootVersions known = RootVersions.read(owner);
        if (known.current().filter(current -> current == version).isPresent()) {
            throw new CommandFailedException("version %d is the current one; rotate first".formatted(version));
        }
        Map<String, Long> left = references().getOrDefault(version, new TreeMap<>());
        if (!left.isEmpty()
                || known.previous().filter(previous -> previous == version).isPresent()) {
            left.forEach((what, count) -> out.printf("version %d: %,d %s%n", version, count, what));
            throw new CommandFailedException("version %d is still needed; see above".formatted(version));
        }
        if (store.read().versions().contains(version)) {
            store.remove(version);
        }
        owner.useTransaction(handle -> {
            handle.execute("delete from access.context_key where version = ?", version);
            handle.execute("delete from operation.root_version where version = ?", version);
        });
        out.printf(
                "version %d is gone from %s. Keep a copy as long as a backup from before the rotation may be restored;"
                        + " then destroy it%n",
                version, store.place());
    }

    private void tellReferences() {
        references()
                .forEach((version, what) -> what.forEach((name, count) -> out.printf(
                        Locale.ROOT,
                        "version %d%s: %,d %s%n",
                        version,
                        version == keys.version() ? " (current)" : "",
                        count,
                        name)));
    }

    /** Version of the root, then what needs it and how much of that there is. */
    private SortedMap<Integer, SortedMap<String, Long>> references() {
        SortedMap<Integer, SortedMap<String, Long>> all = KeyReferences.read(
                owner, wiring.pools().jdbi(DatabaseRole.COUNTER), wiring.pools().jdbi(DatabaseRole.COLLECTOR));
        wiring.pools()
                .jdbi(DatabaseRole.PUBLISHER)
                .withHandle(handle -> handle.createQuery(RELEASES)
                        .map((row, context) -> new Releases(
                                row.getInt("root_version"), row.getString("what"), row.getLong("releases")))
                        .list())
                .forEach(one -> put(all, one.rootVersion(), one.what() + ", releases", one.releases()));
        keys.shreddable()
                .versions()
                .forEach((version, count) -> put(all, version, "keys of exports and projects", count));
        // An older dump is made good by them for as long as there may be one.
        ErasureWiring.tombstones(wiring).stream()
                .collect(Collectors.groupingBy(Tombstone::keyVersion, Collectors.counting()))
                .forEach((version, count) -> put(all, version, "tombstones", count));
        return all;
    }

    private static void put(SortedMap<Integer, SortedMap<String, Long>> all, int version, String what, long count) {
        all.computeIfAbsent(version, unknown -> new TreeMap<>()).put(what, count);
    }
}
