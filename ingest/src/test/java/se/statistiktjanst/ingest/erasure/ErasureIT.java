package se.statistiktjanst.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.statistiktjanst.ingest.collect.CollectorFixture.NUMBER;
import static se.statistiktjanst.ingest.collect.CollectorFixture.NUMBERS;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.ingest.erasure.Certificate.What;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneHashes;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneLog;
import se.statistiktjanst.pseudonymizer.erasure.UnusableTombstonesException;
import se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

class ErasureIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String NATIONAL = "SE4499400010-1000";
    private static final Erasures.Order ORDER = new Erasures.Order("SE4499100016-handler", "handler", "dnr 2026/17");
    private static final LocalDate DAY = LocalDate.of(2024, 6, 15);
    private static final ResidentIdentity PERSON = PersonalIdentityNumber.parse(NUMBER, DAY);

    @TempDir
    Path folder;

    private final AtomicInteger ids = new AtomicInteger();
    private CollectorFixture fixture;
    private Collector collector;
    private TombstoneLog log;
    private Erasures erasures;

    @BeforeAll
    static void fillRegistry() {
        new CollectorFixture(db).fillRegistry();
    }

    @BeforeEach
    void startAnew() {
        superuser().useHandle(handle -> {
            handle.execute("truncate event.fact, event.key, event.quarantine, event.former_fact, event.batch_count,"
                    + " event.batch, vault.resident, vault.person, vault.erasure, vault.restriction,"
                    + " vault.subject_case, audit.entry cascade");
            handle.execute("update vault.epoch set log_id = null");
        });
        fixture = new CollectorFixture(db);
        collector = fixture.collector();
        log = new TombstoneLog(folder.resolve("tombstones.log"), CollectorFixture.keys());
        check().adopt(db.jdbi(DatabaseRole.ERASER));
        erasures = new Erasures(eraser(), log, CollectorFixture.keys(), ErasureStep.NONE, 35);
    }

    @Test
    void theFactsPointToNobodyAndTheOtherCareProviderKeepsThePerson() {
        send(CollectorFixture.REGION, NUMBER);
        send(CollectorFixture.REGION, NUMBERS.get(1));
        send(NATIONAL, NUMBER);
        int number = number(CollectorFixture.REGION);
        int elsewhere = number(NATIONAL);

        Certificate certificate = erasures.erase(region(), PERSON, number, ORDER);

        assertThat(strings(
                        "select p.hsa_id from vault.resident r join registry.care_provider p on p.id = r.provider_id"))
                .containsExactlyInAnyOrder(CollectorFixture.REGION, NATIONAL);
        assertThat(number(NATIONAL)).isEqualTo(elsewhere);
        assertThat(count("vault.person")).isEqualTo(2);
        assertThat(count("event.fact where resident_ref = " + number)).isEqualTo(1);
        assertThat(count("event.fact where resident_ref = " + elsewhere)).isEqualTo(1);
        assertThat(certificate.removed())
                .extracting(Certificate.Removed::what, Certificate.Removed::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(What.VAULT, 1L));
        assertThat(certificate.careProvider()).isEqualTo(CollectorFixture.REGION);
        assertThat(certificate.caseReference()).isEqualTo("dnr 2026/17");
        assertThat(certificate.remains().get(0).count()).isEqualTo(1);
        assertThat(certificate.backupsEndOn())
                .isEqualTo(LocalDate.ofInstant(certificate.erasedAt(), java.time.ZoneId.of("Europe/Stockholm"))
                        .plusDays(35));
        assertThat(erasures.certificates(region())).containsExactly(certificate);
        assertThat(erasures.certificates(new Tenant(provider(NATIONAL), "x"))).isEmpty();
        assertThat(strings("select action || ' ' || (detail->>'residentRef') from audit.entry"))
                .containsExactly("subject.erase " + number);
    }

    @Test
    void theLastRowOfAPersonTakesThePersonWithIt() {
        send(CollectorFixture.REGION, NUMBER);
        send(NATIONAL, NUMBER);
        erasures.erase(region(), PERSON, number(CollectorFixture.REGION), ORDER);
        assertThat(count("vault.person")).isEqualTo(1);
        erasures.erase(new Tenant(provider(NATIONAL), "x"), PERSON, number(NATIONAL), ORDER);
        assertThat(count("vault.person")).isZero();
        assertThat(count("vault.resident")).isZero();
    }

    @Test
    void oneCareProvidersRequestCannotTouchTheRowOfAnother() {
        send(NATIONAL, NUMBER);
        int elsewhere = number(NATIONAL);
        erasures.erase(region(), PERSON, elsewhere, ORDER);
        assertThat(number(NATIONAL)).isEqualTo(elsewhere);
    }

    @Test
    void theSamePersonLaterIsANewOneAlsoForACollectorThatRemembers() {
        Collector elsewhere = fixture.collector();
        send(collector, CollectorFixture.REGION, NUMBER);
        send(elsewhere, CollectorFixture.REGION, NUMBER);
        int number = number(CollectorFixture.REGION);

        erasures.erase(region(), PERSON, number, ORDER);
        send(elsewhere, CollectorFixture.REGION, NUMBER);

        assertThat(number(CollectorFixture.REGION)).isNotEqualTo(number);
        assertThat(count("event.fact where resident_ref = " + number)).isEqualTo(2);
    }

    @Test
    void anErasedNumberIsNeverDrawnAgain() {
        send(CollectorFixture.REGION, NUMBER);
        int number = number(CollectorFixture.REGION);
        erasures.erase(region(), PERSON, number, ORDER);
        superuser().useHandle(handle -> {
            handle.execute("insert into vault.person values (sha256('x'), 77, 1)");
            handle.execute(
                    "insert into vault.resident values (?, sha256('x'), ?, 77, '', 1, 1)",
                    provider(CollectorFixture.REGION),
                    number);
        });
        assertThat(count("vault.resident")).isZero();
    }

    @Test
    void refusedEventsOfTheCareProviderThatHoldTheNumberLoseTheirContent() {
        send(CollectorFixture.REGION, NUMBER);
        refused(CollectorFixture.REGION, "19540121-8143");
        refused(CollectorFixture.REGION, "5401218143");
        refused(CollectorFixture.REGION, NUMBERS.get(1));
        refused(NATIONAL, NUMBER);
        collect(callWith("nowhere", data -> data.put("careProvider", "SE4499100099-1000")));
        assertThat(count("event.quarantine where sealed <> ''")).isEqualTo(5);

        Certificate certificate = erasures.erase(region(), PERSON, number(CollectorFixture.REGION), ORDER);

        assertThat(certificate.removed())
                .extracting(Certificate.Removed::what, Certificate.Removed::count)
                .contains(org.assertj.core.groups.Tuple.tuple(What.REFUSED, 2L));
        assertThat(count("event.quarantine where sealed <> ''")).isEqualTo(3);
        assertThat(strings("select distinct closed_as || closed_reason from event.quarantine where sealed = ''"))
                .containsExactly("expirederased");
    }

    @Test
    void aRefusedEventWithoutAPlaceIsTheCareProvidersIfItNamesIt() {
        send(CollectorFixture.REGION, NUMBER);
        collect(callWith(
                "a", data -> data.put("careProvider", "SE4499100099-1000").put("unit", CollectorFixture.REGION)));
        collect(callWith("b", data -> data.put("careProvider", "SE4499100099-1000")));
        assertThat(count("event.quarantine where provider_id is null")).isEqualTo(2);

        erasures.erase(region(), PERSON, number(CollectorFixture.REGION), ORDER);

        assertThat(strings("select event_id from event.quarantine where sealed = ''"))
                .containsExactly("a");
    }

    @Test
    void aPersonInRefusedEventsAloneIsErasedToo() {
        refused(CollectorFixture.REGION, NUMBER);
        Certificate certificate = erasures.erase(region(), PERSON, null, ORDER);
        assertThat(certificate.removed()).extracting(Certificate.Removed::what).containsExactly(What.REFUSED);
        assertThat(check().pending()).isEmpty();
    }

    @Test
    void aCorrectedFactForgetsThePerson() {
        send(CollectorFixture.REGION, NUMBER);
        superuser()
                .useHandle(handle -> handle.execute("insert into event.former_fact"
                        + " select r.* from event.fact f, jsonb_populate_record(null::event.former_fact, to_jsonb(f) ||"
                        + " jsonb_build_object('removed_by', gen_random_uuid(), 'removed_at', operation.now())) r"));
        Certificate certificate = erasures.erase(region(), PERSON, number(CollectorFixture.REGION), ORDER);
        assertThat(certificate.removed()).extracting(Certificate.Removed::what).contains(What.CORRECTED);
        assertThat(count("event.former_fact where resident_ref is null and age is null and errand is null and"
                        + " resident_county is null"))
                .isEqualTo(1);
    }

    @Test
    void afterAnOlderDumpTheyAreErasedAgainAndWhoCameLaterStays() {
        send(CollectorFixture.REGION, NUMBER);
        send(CollectorFixture.REGION, NUMBERS.get(1));
        refused(CollectorFixture.REGION, NUMBER);
        Dump dump = new Dump();
        int number = number(CollectorFixture.REGION);
        erasures.erase(region(), PERSON, number, ORDER);
        assertThat(check().pending()).isEmpty();

        dump.restore();
        assertThat(count("vault.resident")).isEqualTo(2);
        assertThat(check().pending()).hasSize(1);
        assertThat(replay().replay(check().pending())).isEqualTo(1);

        assertThat(check().pending()).isEmpty();
        assertThat(count("vault.resident")).isEqualTo(1);
        assertThat(count("event.quarantine where sealed <> ''")).isZero();
        assertThat(erasures.certificates(region()).get(0).replayed()).isTrue();

        // They come again, are in the next dump, and are not meant by the old tombstone.
        send(CollectorFixture.REGION, NUMBER);
        superuser().useHandle(handle -> handle.execute("truncate vault.erasure"));
        assertThat(replay().replay(check().pending())).isZero();
        assertThat(count("vault.resident")).isEqualTo(2);
        assertThat(check().pending()).isEmpty();
    }

    @Test
    void aCrashBehindTheTombstoneIsMadeGoodByTheReplay() {
        send(CollectorFixture.REGION, NUMBER);
        log.append(new TombstoneHashes(CollectorFixture.keys())
                .tombstone(now(), provider(CollectorFixture.REGION), PERSON, number(CollectorFixture.REGION)));
        assertThat(check().pending()).hasSize(1);
        assertThat(replay().replay(check().pending())).isEqualTo(1);
        assertThat(replay().replay(check().pending())).isZero();
        assertThat(count("vault.resident")).isZero();
    }

    @Test
    void aWrongCutOrMissingLogIsRefused() throws Exception {
        send(CollectorFixture.REGION, NUMBER);
        String before = Files.readString(log.file());
        erasures.erase(region(), PERSON, number(CollectorFixture.REGION), ORDER);
        Files.writeString(log.file(), before);
        assertThatThrownBy(() -> check().pending())
                .isInstanceOf(UnusableTombstonesException.class)
                .hasMessageContaining("lacks 1 erasures");
        Files.delete(log.file());
        assertThatThrownBy(() -> check().pending()).isInstanceOf(UnusableTombstonesException.class);
        log.create();
        assertThatThrownBy(() -> check().pending())
                .isInstanceOf(UnusableTombstonesException.class)
                .hasMessageContaining("another database");
    }

    @Test
    void nothingComesBackWhileEventsPourIn() throws Exception {
        List<Collector> collectors = List.of(collector, fixture.collector());
        NUMBERS.forEach(number -> send(CollectorFixture.REGION, number));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger sent = new AtomicInteger(NUMBERS.size());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Collector one = collectors.get(i % 2);
            senders.add(threads.submit(() -> {
                while (!stop.get()) {
                    ObjectNode[] events = NUMBERS.stream()
                            .map(number ->
                                    callWith("load-" + ids.incrementAndGet(), data -> data.put("resident", number)))
                            .toArray(ObjectNode[]::new);
                    one.collect(
                            fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, CollectorFixture.events(events));
                    sent.addAndGet(events.length);
                }
            }));
        }
        List<Integer> erased = new ArrayList<>();
        try {
            eraseRoundByRound(erased);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        for (Future<?> sender : senders) {
            sender.get();
        }

        assertThat(erased).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(count("event.fact")).isEqualTo(sent.get());
        assertThat(count("event.fact where resident_ref is null")).isZero();
        assertThat(
                        count(
                                "event.fact f where not exists (select from vault.resident r where r.resident_ref = f.resident_ref)"
                                        + " and not exists (select from vault.erasure e where e.resident_ref = f.resident_ref)"))
                .isZero();
    }

    private void eraseRoundByRound(List<Integer> erased) throws InterruptedException {
        for (int round = 0; round < 15; round++) {
            String who = NUMBERS.get(round % NUMBERS.size());
            ResidentIdentity identity = PersonalIdentityNumber.parse(who, DAY);
            Integer number = lookUp(identity);
            if (number != null) {
                long before = count("event.fact");
                erasures.erase(region(), identity, number, ORDER);
                erased.add(number);
                long closed = count("event.fact where resident_ref = " + number);
                while (count("event.fact") < before + 200) {
                    Thread.sleep(5);
                }
                assertThat(count("event.fact where resident_ref = " + number))
                        .as("no fact under an erased number after the erasure")
                        .isEqualTo(closed);
            }
        }
    }

    /** The tables that a restore brings back, as they were. */
    private static final class Dump {
        private static final List<String> TABLES =
                List.of("vault.person", "vault.resident", "vault.erasure", "event.quarantine");

        Dump() {
            superuser()
                    .useHandle(handle -> TABLES.forEach(table -> {
                        handle.execute("drop table if exists public.dump_" + table.replace('.', '_'));
                        handle.execute("create table public.dump_" + table.replace('.', '_') + " as table " + table);
                    }));
        }

        void restore() {
            superuser().useHandle(handle -> {
                handle.execute("truncate " + String.join(", ", TABLES) + " cascade");
                TABLES.forEach(table -> handle.execute("insert into " + table + " overriding system value select * from"
                        + " public.dump_" + table.replace('.', '_')));
            });
        }
    }

    private ErasureReplay replay() {
        return new ErasureReplay(eraser(), db.tenant(DatabaseRole.RESOLVER), erasures, CollectorFixture.keys());
    }

    private TombstoneCheck check() {
        return new TombstoneCheck(log, db.jdbi(DatabaseRole.ERASER));
    }

    private Integer lookUp(ResidentIdentity identity) {
        Tenant tenant = region();
        byte[] index = new VaultCipher(CollectorFixture.keys()).index(tenant.providerId(), identity);
        return eraser().call(
                        tenant,
                        handle -> handle.createQuery("select vault.look_up(array[:index])")
                                .bind("index", index)
                                .mapTo(Integer.class)
                                .one());
    }

    private static TenantTransaction eraser() {
        return db.tenant(DatabaseRole.ERASER);
    }

    private static Tenant region() {
        return new Tenant(provider(CollectorFixture.REGION), "SE4499100016-handler");
    }

    private void send(String careProvider, String number) {
        send(collector, careProvider, number);
    }

    private void send(Collector through, String careProvider, String number) {
        ObjectNode event = callWith("call-" + ids.incrementAndGet(), data -> {
            data.put("careProvider", careProvider).put("resident", number);
            if (!careProvider.equals(CollectorFixture.REGION)) {
                data.remove("unit");
            }
        });
        assertThat(through.collect(
                                fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, CollectorFixture.events(event))
                        .accepted())
                .isEqualTo(1);
    }

    private void refused(String careProvider, String number) {
        collect(callWith(
                "refused-" + ids.incrementAndGet(),
                data -> data.put("careProvider", careProvider)
                        .put("resident", number)
                        .put("unit", "SE4499100016-7777")));
    }

    private void collect(ObjectNode event) {
        assertThat(collector
                        .collect(
                                fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, CollectorFixture.events(event))
                        .rejected())
                .isEqualTo(1);
    }

    private static java.time.Instant now() {
        return superuser()
                .withHandle(handle -> handle.createQuery("select operation.now()")
                        .mapTo(java.time.Instant.class)
                        .one());
    }

    private static int number(String careProvider) {
        return superuser()
                .withHandle(handle -> handle.createQuery("select resident_ref from vault.resident where provider_id = ?"
                                + " and resident_index = ?")
                        .bind(0, provider(careProvider))
                        .bind(1, new VaultCipher(CollectorFixture.keys()).index(provider(careProvider), PERSON))
                        .mapTo(Integer.class)
                        .one());
    }

    private static int provider(String hsaId) {
        return superuser()
                .withHandle(handle -> handle.createQuery("select id from registry.care_provider where hsa_id = ?")
                        .bind(0, hsaId)
                        .mapTo(Integer.class)
                        .one());
    }

    private static long count(String what) {
        return superuser()
                .withHandle(handle -> handle.createQuery("select count(*) from " + what)
                        .mapTo(Long.class)
                        .one());
    }

    private static List<String> strings(String query) {
        return superuser()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static Jdbi superuser() {
        return db.superuserJdbi();
    }
}
