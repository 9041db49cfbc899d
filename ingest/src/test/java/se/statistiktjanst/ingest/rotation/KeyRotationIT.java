package se.statistiktjanst.ingest.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootFileStore;
import se.statistiktjanst.pseudonymizer.keys.RootStore;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

class KeyRotationIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    /** Who somebody is to the statistics: what a rotation must never change. */
    private record Known(int ref, int personNo) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(int provider, byte[] sealed, Known known) {}

    @TempDir
    Path folder;

    private RootStore store;
    private Jdbi owner;

    @BeforeEach
    void start() throws IOException {
        owner = new Migrations(db.url(), db.configuration(folder).passwordOf(DatabaseRole.MIGRATOR)).owner();
        store = new RootFileStore(folder.resolve("root.key"));
        store.create();
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch,"
                    + " operation.notice, registry.staff, event.dimension_value, vault.resident, vault.person,"
                    + " operation.root_version, registry.care_provider, registry.unit, registry.service,"
                    + " registry.connection, registry.sender, registry.sender_service restart identity cascade");
            handle.execute("insert into operation.root_version (version, state) values (1, 'current')");
        });
        new CollectorFixture(db).fillRegistry();
        Callers.connectTheOtherRegion(db.superuserJdbi());
    }

    @Test
    void nobodyIsSplitOrMergedWhileEventsComeAndTheRotationIsKilled() throws Exception {
        List<String> numbers = numbers(1500);
        KeyTree keys = keys();
        try (Callers callers = new Callers(db, numbers, List.of(keys(), keys()))) {
            // Only some are known when it begins; the others come in while it runs.
            callers.sendOnce(numbers.subList(0, 700));
            Map<String, Known> before = vault(keys);
            assertThat(before).hasSize(2 * 700);

            callers.start(4);
            int kills = 0;
            for (int version = 2; version <= 3; version++) {
                store.addVersion();
                KeyRotation rotation = rotation(keys);
                rotation.begin(version);
                kills += breakOffAndGoOn(rotation);
                assertThat(rotation.run((what, done, total) -> {})).isTrue();
                assertThat(callers.faults()).isEmpty();
            }
            Map<String, Integer> sent = callers.stop();
            assertThat(kills).as("transactions killed half-way").isPositive();

            assertThat(callers.faults()).isEmpty();
            Map<String, Known> after = vault(keys);
            assertThat(after).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
            assertThat(factsByResident(after)).isEqualTo(sent);
            assertThat(versions("vault.resident", "index_version")).containsExactly(3);
            assertThat(versions("vault.resident", "wrapping_version")).containsExactly(3);
            assertThat(versions("vault.person", "index_version")).containsExactly(3);
            assertThat(rows("select version || ' ' || state from operation.root_version order by version"))
                    .containsExactly("1 kept", "2 kept", "3 current");
            ProofResult proof = new VaultProof(owner, keys).run();
            assertThat(proof.faults()).isEmpty();
            assertThat(proof.seen()).containsEntry("residents", (long) after.size());
        }
    }

    /** Three ways of ending in the middle: an exception between transactions, killed ones, and an interrupted thread. */
    private int breakOffAndGoOn(KeyRotation rotation) {
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> rotation.run((what, done, total) -> {
                    if (steps.incrementAndGet() == 2) {
                        throw new IllegalStateException("broken off");
                    }
                }))
                .hasMessage("broken off");
        int kills = 0;
        for (int left = 3; left > 0 && kills < 3; ) {
            try (Killer killer = new Killer(db.superuserJdbi())) {
                killer.start();
                if (rotation.run((what, done, total) -> {})) {
                    left--;
                }
            } catch (RuntimeException killed) {
                kills++;
            }
        }
        Thread.currentThread().interrupt();
        rotation.run((what, done, total) -> {});
        assertThat(Thread.interrupted()).isTrue();
        return kills;
    }

    @Test
    void aTransactionThatIsKilledHalfWayChangesNothing() throws Exception {
        KeyTree keys = keys();
        try (Callers callers = new Callers(db, numbers(40), List.of(keys))) {
            callers.sendOnce(numbers(40));
        }
        Map<String, Known> before = vault(keys);
        store.addVersion();
        KeyRotation rotation = rotation(keys);
        rotation.begin(2);
        // Fails while the batch is written: the trigger lets the first rows through.
        db.superuserJdbi().useHandle(handle -> handle.createScript("""
                        create function public.fail_late() returns trigger language plpgsql as $$
                        begin
                            if (select count(*) from vault.resident where index_version = 2) >= 10 then
                                raise exception 'disk full' using errcode = '53100';
                            end if;
                            return new;
                        end
                        $$;
                        create trigger fail_late before update on vault.resident
                            for each row execute function public.fail_late();
                        grant execute on function public.fail_late() to public;
                        """).execute());
        try {
            assertThatThrownBy(() -> rotation.run((what, done, total) -> {})).hasMessageContaining("disk full");
            assertThat(versions("vault.resident", "index_version")).containsExactly(1);
        } finally {
            db.superuserJdbi()
                    .useHandle(handle -> handle.execute(
                            "drop trigger fail_late on vault.resident; drop function public.fail_late()"));
        }

        assertThat(rotation.run((what, done, total) -> {})).isTrue();
        assertThat(vault(keys)).isEqualTo(before);
        assertThat(versions("vault.resident", "index_version")).containsExactly(2);
    }

    @Test
    void aProcessWithoutTheNewVersionAdmitsNobodyInsteadOfSplittingThem() {
        KeyTree left = new KeyTree(store.read());
        try (Callers callers = new Callers(db, numbers(10), List.of(left))) {
            callers.sendOnce(numbers(10).subList(0, 5));
            store.addVersion();
            rotation(keys()).begin(2);

            assertThatThrownBy(() -> callers.sendOnce(numbers(10)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("changing its keys");
            assertThat(rows("select count(*)::text from vault.resident")).containsExactly("10");
        }
    }

    @Test
    void theProgramBeforeThisOneIsRefusedWhileThereAreTwoVersions() {
        String admit = "select * from vault.admit(array[1], array[decode(repeat('ab', 32), 'hex')],"
                + " array[decode(repeat('cd', 32), 'hex')], array[decode('00', 'hex')], 1::smallint, 1::smallint)";
        Jdbi collector = db.jdbi(DatabaseRole.COLLECTOR);
        assertThat(admitted(collector, admit)).hasSize(1);
        db.superuserJdbi().useHandle(handle -> handle.execute("truncate vault.resident, vault.person"));
        store.addVersion();
        KeyRotation rotation = rotation(keys());
        rotation.begin(2);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> admitted(collector, admit)).hasMessageContaining("the vault");
            assertThat(rotation.run((what, done, total) -> {})).isTrue();
        }
    }

    @Test
    void theNextRotationWaitsForTheLast() throws Exception {
        KeyTree keys = keys();
        try (Callers callers = new Callers(db, numbers(3), List.of(keys))) {
            callers.sendOnce(numbers(3));
        }
        store.addVersion();
        store.addVersion();
        KeyRotation rotation = rotation(keys);
        rotation.begin(2);

        assertThatThrownBy(() -> rotation.begin(3)).isInstanceOf(UnfinishedRotationException.class);
        assertThat(rotation.run((what, done, total) -> {})).isTrue();
        rotation.begin(3);
        assertThat(rotation.run((what, done, total) -> {})).isTrue();
        assertThat(versions("vault.resident", "index_version")).containsExactly(3);
    }

    /** The database says which version it is in, so a dump from before a rotation brings its version with it. */
    @Test
    void anOlderDumpIsGoneOnWithAndRotatedAgain() throws Exception {
        KeyTree keys = keys();
        Jdbi superuser = db.superuserJdbi();
        try (Callers callers = new Callers(db, numbers(120), List.of(keys))) {
            callers.sendOnce(numbers(60));
            Map<String, Known> before = vault(keys);
            superuser.useHandle(handle -> handle.createScript("""
                            drop table if exists public.p, public.r, public.v;
                            create table public.p as table vault.person;
                            create table public.r as table vault.resident;
                            create table public.v as table operation.root_version
                            """).execute());
            store.addVersion();
            KeyRotation rotation = rotation(keys);
            rotation.begin(2);
            assertThat(rotation.run((what, done, total) -> {})).isTrue();
            callers.sendOnce(numbers(120).subList(60, 90));

            superuser.useHandle(handle -> handle.createScript("""
                            truncate vault.resident, vault.person, operation.root_version;
                            insert into vault.person table public.p;
                            insert into vault.resident table public.r;
                            insert into operation.root_version table public.v
                            """).execute());
            try (Callers restarted = new Callers(db, numbers(120), List.of(keys))) {
                restarted.sendOnce(numbers(120));
                assertThat(keys.currentVersion()).isEqualTo(1);
                assertThat(vault(keys)).containsAllEntriesOf(before).hasSize(2 * 120);
                rotation.begin(2);
                restarted.sendOnce(numbers(120));
                assertThat(rotation.run((what, done, total) -> {})).isTrue();
                restarted.sendOnce(numbers(120));
            }
            assertThat(vault(keys)).containsAllEntriesOf(before).hasSize(2 * 120);
            assertThat(new VaultProof(owner, keys).run().faults()).isEmpty();
        }
    }

    @Test
    void aBatchInFlightHoldsTheSwitchBackAndIsNotHarmed() throws Exception {
        store.addVersion();
        KeyTree keys = keys();
        try (var handle = db.jdbi(DatabaseRole.COLLECTOR).open()) {
            handle.begin();
            handle.createQuery("select * from vault.versions_in_use()")
                    .mapToMap()
                    .one();
            Thread rotating = new Thread(() -> rotation(keys).begin(2));
            rotating.start();
            rotating.join(500);
            assertThat(rotating.isAlive()).isTrue();
            assertThat(rows("select version || ' ' || state from operation.root_version"))
                    .containsExactly("1 current");
            handle.commit();
            rotating.join(20_000);
            assertThat(rotating.isAlive()).isFalse();
        }
        assertThat(rows("select version || ' ' || state from operation.root_version order by version"))
                .containsExactly("1 previous", "2 current");
    }

    @Test
    void refusedEventsAreSealedAnewAndOpen() throws Exception {
        KeyTree keys = keys();
        try (Callers callers = new Callers(db, numbers(3), List.of(keys))) {
            callers.sendRefused(250);
        }
        store.addVersion();
        KeyRotation rotation = rotation(keys);
        rotation.begin(2);
        assertThat(rotation.run((what, done, total) -> {})).isTrue();

        assertThat(versions("event.quarantine", "key_version")).containsExactly(2);
        ProofResult proof = new QuarantineProof(db.jdbi(DatabaseRole.COUNTER), keys).run();
        assertThat(proof.seen()).containsEntry("refused events", 250L);
        assertThat(proof.faults()).isEmpty();
        assertThat(new QuarantineProof(db.jdbi(DatabaseRole.COUNTER), new KeyTree(store.remove(1)))
                        .run()
                        .faults())
                .isEmpty();
    }

    @Test
    void aLeakedVersionConcernsThoseWhoCameBeforeTheNextOne() throws Exception {
        KeyTree keys = keys();
        Jdbi counter = db.jdbi(DatabaseRole.COUNTER);
        try (Callers callers = new Callers(db, numbers(8), List.of(keys))) {
            callers.sendOnce(numbers(5));
            store.addVersion();
            KeyRotation rotation = rotation(keys);
            rotation.begin(2);
            assertThat(rotation.run((what, done, total) -> {})).isTrue();
            callers.sendOnce(numbers(8));
        }

        assertThat(AffectedResidents.byVersion(counter, 1))
                .extracting(AffectedResidents.Affected::residents)
                .containsExactly(5L, 5L);
        assertThat(AffectedResidents.byVersion(counter, 2))
                .containsExactly(
                        new AffectedResidents.Affected(CollectorFixture.REGION, "Region Granmark", 8),
                        new AffectedResidents.Affected(CollectorFixture.OTHER_REGION, "Region Älvlanda", 8));
    }

    @Test
    void theProofFindsWhatIsWrong() throws Exception {
        KeyTree keys = keys();
        try (Callers callers = new Callers(db, numbers(8), List.of(keys))) {
            callers.sendOnce(numbers(8));
        }
        assertThat(new VaultProof(owner, keys).run().faults()).isEmpty();
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("""
                    with two as (select resident_ref, row_number() over (order by resident_ref) as no
                        from vault.resident where provider_id = 2 limit 2)
                    update vault.resident r set sealed = other.sealed
                    from two a, two b, vault.resident other
                    where r.provider_id = 2 and r.resident_ref = a.resident_ref and a.no = 1 and b.no = 2
                        and other.provider_id = 2 and other.resident_ref = b.resident_ref
                    """);
            handle.execute("update vault.resident set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
                    + " where ctid = (select ctid from vault.resident where provider_id = 3 limit 1)");
            handle.execute("insert into vault.person values (decode(repeat('00', 32), 'hex'), 7, 1)");
        });

        assertThat(new VaultProof(owner, keys).run().faults())
                .containsEntry("indexes of care provider 2 that belong to another number", 1L)
                .containsEntry("residents of care provider 2 tied to another person", 1L)
                .containsEntry("sealed numbers of care provider 3 that do not open", 1L)
                .containsEntry("persons without a care provider", 1L)
                .hasSize(4);
        store.addVersion();
        KeyRotation rotation = rotation(keys);
        rotation.begin(2);
        assertThatThrownBy(() -> rotation.run((what, done, total) -> {}))
                .isInstanceOf(DamagedVaultException.class)
                .hasMessageContaining("care provider 2");
    }

    @Test
    void theProofFindsSomebodyWhoStandsUnderTwoVersions() throws Exception {
        KeyTree keys = keys();
        try (Callers callers = new Callers(db, numbers(4), List.of(keys))) {
            callers.sendOnce(numbers(4));
        }
        store.addVersion();
        rotation(keys).begin(2);
        var cipher = new VaultCipher(keys);
        var identity = PersonalIdentityNumber.parse(numbers(1).get(0), LocalDate.of(2024, 6, 15));
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("insert into vault.person values (?, 7, 2)", (Object) cipher.personIndex(identity));
            handle.execute(
                    "insert into vault.resident values (2, ?, 7, 7, ?, 2, 2)",
                    cipher.index(2, identity),
                    cipher.seal(2, identity));
        });

        assertThat(new VaultProof(owner, keys).run().faults())
                .containsEntry("residents that stand in the vault twice", 1L)
                .containsKey("persons with two numbers");
    }

    private static List<Map<String, Object>> admitted(Jdbi collector, String admit) {
        return collector.withHandle(
                handle -> handle.createQuery(admit).mapToMap().list());
    }

    private KeyTree keys() {
        KeyTree keys = new KeyTree(store.read(), store::read);
        keys.use(1);
        return keys;
    }

    private KeyRotation rotation(KeyTree keys) {
        return new KeyRotation(owner, db.jdbi(DatabaseRole.COUNTER), keys);
    }

    /** Everybody in the vault, by care provider and number. */
    private static Map<String, Known> vault(KeyTree keys) {
        var cipher = new VaultCipher(keys);
        Map<String, Known> all = new HashMap<>();
        Set<String> refs = new HashSet<>();
        Map<String, Integer> persons = new HashMap<>();
        List<Row> rows = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select * from vault.resident")
                        .map((row, context) -> new Row(
                                row.getInt("provider_id"),
                                row.getBytes("sealed"),
                                new Known(row.getInt("resident_ref"), row.getInt("person_no"))))
                        .list());
        for (Row row : rows) {
            String number = cipher.open(row.provider(), row.sealed()).revealDigits();
            Known known = row.known();
            assertThat(all.put(row.provider() + " " + number, known))
                    .as("split at one care provider")
                    .isNull();
            assertThat(refs.add(row.provider() + " " + known.ref()))
                    .as("merged at one care provider")
                    .isTrue();
            assertThat(persons.merge(number, known.personNo(), (a, b) -> a.equals(b) ? a : -1))
                    .as("one person number in both")
                    .isPositive();
        }
        assertThat(new HashSet<>(persons.values())).hasSameSizeAs(persons.keySet());
        assertThat(rows("select count(*)::text from vault.person")).containsExactly(String.valueOf(persons.size()));
        return all;
    }

    private static Map<String, Integer> factsByResident(Map<String, Known> vault) {
        Map<String, String> names = new HashMap<>();
        vault.forEach((name, known) -> names.put(name.charAt(0) + " " + known.ref(), name));
        Map<String, Integer> counts = new HashMap<>();
        String sql = "select provider_id || ' ' || resident_ref as who, count(*) as facts from event.fact"
                + " group by provider_id, resident_ref";
        db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .map((row, context) -> Map.entry(row.getString("who"), row.getInt("facts")))
                        .list())
                .forEach(row -> counts.put(names.getOrDefault(row.getKey(), "nobody"), row.getValue()));
        return counts;
    }

    private static List<Integer> versions(String table, String column) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select distinct " + column + " from " + table)
                        .mapTo(Integer.class)
                        .list());
    }

    private static List<String> rows(String sql) {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static List<String> numbers(int count) {
        try {
            return Files.readAllLines(CollectorFixture.config().resolve("demo/test-personal-numbers.txt"))
                    .subList(0, count);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
