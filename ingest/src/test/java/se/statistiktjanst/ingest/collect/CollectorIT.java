package se.statistiktjanst.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;
import static se.statistiktjanst.ingest.collect.CollectorFixture.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;

class CollectorIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final CollectorFixture fixture = new CollectorFixture(db);

    private final Collector collector = fixture.collector();
    private final SenderSession sender = fixture.sender();

    @BeforeAll
    static void fill() {
        fixture.fillRegistry();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.batch_count, event.batch, operation.notice, registry.staff, event.dimension_value,"
                        + " vault.resident, vault.person cascade"));
    }

    @Test
    void storesAnEventOnce() {
        Receipt receipt = collect(call("call-1"));

        assertThat(receipt.results()).containsExactly(new IngestResult.Accepted(0, "call-1"));
        assertThat(receipt.id()).hasSize(14);
        assertThat(row("""
                select p.hsa_id as provider, u.hsa_id as unit, s.code as service, t.name as type, f.at::text as at,
                    f.occurred_on::text as day, f.hour, st.surname, f.age, f.sex, channel.code as channel,
                    outcome.code as outcome, errand.code as errand, errand.provider_id = p.id as own_words,
                    f.resolved, f.forwarded, f.wait_s, f.talk_s, f.duration_s, f.extra::text as extra,
                    f.batch_id = b.id as of_batch, f.resident_ref > 0 as has_resident
                from event.fact f
                join registry.care_provider p on p.id = f.provider_id
                join registry.unit u on u.id = f.unit_id
                join registry.service s on s.id = f.service_id
                join event.type t on t.id = f.type_id
                join registry.staff st on st.id = f.staff_id
                join event.dimension_value channel on channel.id = f.channel
                join event.dimension_value outcome on outcome.id = f.outcome
                join event.dimension_value errand on errand.id = f.errand
                cross join event.batch b
                """))
                .containsEntry("provider", CollectorFixture.REGION)
                .containsEntry("unit", CollectorFixture.UNIT)
                .containsEntry("service", "phone-advice")
                .containsEntry("type", "se.statistiktjanst.call.v1")
                .containsEntry("at", "2024-06-15 11:30:00+00")
                .containsEntry("day", "2024-06-15")
                .containsEntry("hour", 13)
                .containsEntry("surname", "Furumo")
                .containsEntry("age", 70)
                .containsEntry("sex", 2)
                .containsEntry("channel", "phone")
                .containsEntry("outcome", "answered")
                .containsEntry("errand", "Recept")
                .containsEntry("own_words", true)
                .containsEntry("resolved", true)
                .containsEntry("forwarded", null)
                .containsEntry("wait_s", 67)
                .containsEntry("talk_s", 143)
                .containsEntry("duration_s", null)
                .containsEntry("extra", "{\"satisfaction\": 4}")
                .containsEntry("of_batch", true)
                .containsEntry("has_resident", true);
    }

    @Test
    void keepsTheHomeCountyWhereItIsStatedAndNeverThatOfTheCareProvider() {
        collect(callWith("call-1", data -> data.put("residentCounty", "32")));
        collect(callWith("call-2", data -> data.remove("residentCounty")));
        collect(callWith("call-3", data -> {
            data.remove("resident");
            data.put("residentCounty", "31");
        }));

        assertThat(row("select string_agg(coalesce(resident_county::text, 'none'), ' ' order by batch_id) as homes"
                        + " from event.fact"))
                .containsEntry("homes", "32 none 31");
        assertThat(collect(callWith("call-1", data -> data.put("residentCounty", "31")))
                        .conflicts())
                .isEqualTo(1);
    }

    @Test
    void knowsTheSameEventInAnotherSpelling() {
        collect(call("call-1"));

        Receipt again = collect(callWith("call-1", data -> {
            ObjectNode rest = data.deepCopy();
            data.removeAll();
            List<Map.Entry<String, com.fasterxml.jackson.databind.JsonNode>> members =
                    new ArrayList<>(rest.properties());
            Collections.reverse(members);
            members.forEach(member -> data.set(member.getKey(), member.getValue()));
            data.put("resident", "540121-8143").put("waitSeconds", 67.0);
        }));
        Receipt otherZone = collect(call("call-1", event -> event.put("time", "2024-06-15T13:30:00.000+02:00")));

        assertThat(again.results()).containsExactly(new IngestResult.Duplicate(0, "call-1"));
        assertThat(otherZone.duplicates()).isEqualTo(1);
        assertThat(count("event.fact")).isEqualTo(1);
        assertThat(count("event.batch where folded_at is null")).isEqualTo(1);
    }

    @Test
    void keepsTheFirstOfTwoWithOneIdAndQuarantinesTheOther() {
        collect(call("call-1"));
        Receipt receipt = collect(callWith("call-1", data -> data.put("waitSeconds", 68)));
        collect(callWith("call-1", data -> data.put("waitSeconds", 68)));

        assertThat(receipt.results()).containsExactly(new IngestResult.Conflict(0, "call-1"));
        assertThat(row("select wait_s from event.fact")).containsEntry("wait_s", 67);
        assertThat(row("select reason, provider_id is not null as owned from event.quarantine"))
                .containsEntry("reason", "conflict")
                .containsEntry("owned", true);
        assertThat(row("select kind, payload->>'receipt' as receipt from operation.notice"))
                .containsEntry("kind", "ingest.conflict")
                .containsEntry("receipt", receipt.id());
    }

    @Test
    void tellsDuplicatesAndConflictsWithinOneBatchApart() {
        Receipt receipt =
                collect(call("call-1"), call("call-1"), callWith("call-1", data -> data.put("waitSeconds", 1)));

        assertThat(receipt.results())
                .containsExactly(
                        new IngestResult.Accepted(0, "call-1"),
                        new IngestResult.Duplicate(1, "call-1"),
                        new IngestResult.Conflict(2, "call-1"));
        assertThat(row("select received, accepted, duplicates, conflicts, rejected from event.batch"))
                .isEqualTo(Map.of("received", 3, "accepted", 1, "duplicates", 1, "conflicts", 1, "rejected", 0));
    }

    @Test
    void storesEachEventOnceWhenManySendersOfferThemAtOnce() throws Exception {
        List<ObjectNode> calls = IntStream.range(0, 200)
                .mapToObj(i -> callWith("call-" + i, data -> {
                    data.put("resident", CollectorFixture.NUMBERS.get(i % CollectorFixture.NUMBERS.size()));
                    data.put("errand", "Ärende " + i % 7);
                    ((ObjectNode) data.get("staff")).put("hsaId", "SE4499100016-s" + i % 9);
                }))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Receipt>> work = IntStream.range(0, 16)
                    .<Callable<Receipt>>mapToObj(thread -> () -> {
                        List<ObjectNode> mine = new ArrayList<>(calls);
                        Collections.shuffle(mine, new Random(thread));
                        return collect(mine.toArray(ObjectNode[]::new));
                    })
                    .toList();
            int accepted = 0;
            for (Future<Receipt> answer : threads.invokeAll(work)) {
                assertThat(answer.get().rejected()).isZero();
                accepted += answer.get().accepted();
            }
            assertThat(accepted).isEqualTo(200);
        } finally {
            threads.shutdown();
        }
        assertThat(count("event.fact")).isEqualTo(200);
        assertThat(count("event.key")).isEqualTo(200);
        assertThat(count("vault.person")).isEqualTo(CollectorFixture.NUMBERS.size());
        assertThat(row("select count(distinct resident_ref)::int as residents, count(distinct key_prefix)::int as keys"
                        + " from event.fact"))
                .isEqualTo(Map.of("residents", CollectorFixture.NUMBERS.size(), "keys", 200));
        assertThat(row("select sum(accepted)::int as accepted from event.batch_count"))
                .isEqualTo(Map.of("accepted", 200));
    }

    @Test
    void givesAResidentUnrelatedNumbersAtTwoCareProviders() {
        collect(call("call-1"), callWith("call-2", data -> {
            data.remove("careProvider");
            data.remove("unit");
        }));

        assertThat(
                        row(
                                "select count(distinct provider_id)::int as providers, count(distinct resident_ref)::int as refs,"
                                        + " (select count(distinct person_no)::int from vault.resident) as persons from event.fact"))
                .isEqualTo(Map.of("providers", 2, "refs", 2, "persons", 1));
    }

    @Test
    void quarantinesWhatIsRefusedOnceAndSealed() {
        ObjectNode wrong = callWith("call-1", data -> data.put("resident", "195401218144"));
        Receipt receipt = collect(wrong, call("call-2"));
        collect(wrong.deepCopy());

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.results().get(0)).isInstanceOfSatisfying(IngestResult.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.INVALID_IDENTITY);
            assertThat(rejected.faults().get(0).pointer()).isEqualTo("/data/resident");
            assertThat(rejected.toString()).doesNotContainPattern(CollectorFixture.ENDING);
        });
        Map<String, Object> row = row("select reason, pointer, fingerprint, sealed from event.quarantine");
        assertThat(row).containsEntry("reason", "invalid-identity").containsEntry("pointer", "/data/resident");
        byte[] opened = new PayloadCipher(CollectorFixture.keys())
                .open(Quarantine.context(sender.senderId(), bytes(row, "fingerprint")), bytes(row, "sealed"));
        assertThat(new String(opened, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(wrong.toString());
    }

    @Test
    void takesTheIdOfARefusedEventWhenItComesBackMended() {
        collect(callWith("call-1", data -> data.put("outcome", "lost")));

        assertThat(collect(call("call-1")).accepted()).isEqualTo(1);
    }

    @Test
    void storesNothingOfAStrictBatchWithAFailure() {
        Receipt receipt = collector.collect(
                sender,
                Transport.HTTP,
                CollectOptions.STRICT,
                events(call("call-1"), callWith("call-2", data -> data.remove("outcome"))));

        assertThat(receipt.id()).isNull();
        assertThat(receipt.rejected()).isEqualTo(2);
        assertThat(((IngestResult.Rejected) receipt.results().get(0)).reason()).isEqualTo(Reason.BATCH_REFUSED);
        assertNothingStored();
    }

    @Test
    void storesNothingOfAStrictBatchWithAConflict() {
        Receipt receipt = collector.collect(
                sender,
                Transport.HTTP,
                CollectOptions.STRICT,
                events(call("call-1"), callWith("call-1", data -> data.put("waitSeconds", 1))));

        assertThat(receipt.conflicts()).isEqualTo(1);
        assertThat(receipt.accepted()).isZero();
        assertNothingStored();
    }

    @Test
    void validatesWithoutStoring() {
        collect(call("call-1"));
        Receipt receipt = collector.validate(
                sender,
                Transport.HTTP,
                CollectOptions.NORMAL,
                events(call("call-1"), call("call-2"), callWith("call-3", data -> data.remove("outcome"))));

        assertThat(receipt.id()).isNull();
        assertThat(List.of(receipt.duplicates(), receipt.accepted(), receipt.rejected()))
                .containsExactly(1, 1, 1);
        assertThat(count("event.key")).isEqualTo(1);
        assertThat(count("event.quarantine")).isZero();
    }

    @Test
    void takesOldEventsOnlyAsAuthorisedHistory() {
        ObjectNode old = call("call-1", event -> event.put("time", "2021-03-31T22:30:00Z"));
        ObjectNode older = call("call-2", event -> event.put("time", "2020-12-31T12:00:00Z"));

        assertThat(reasons(collect(old))).containsExactly(Reason.TIME_TOO_OLD);
        Receipt history =
                collector.collect(sender, Transport.FILE, CollectOptions.HISTORICAL, events(old.deepCopy(), older));

        assertThat(history.accepted()).isEqualTo(1);
        assertThat(history.historical()).isTrue();
        assertThat(history.late()).isZero();
        assertThat(row("select occurred_on::text as day, hour from event.fact"))
                .isEqualTo(Map.of("day", "2021-04-01", "hour", 0));
    }

    @Test
    void countsLateEvents() {
        assertThat(collect(call("call-1", event -> event.put("time", "2024-05-15T10:00:00Z")))
                        .late())
                .isEqualTo(1);
    }

    @Test
    void followsTheNamesOfStaffButNotIntoThePast() {
        collect(call("call-1"));
        collect(callWith("call-2", data -> ((ObjectNode) data.get("staff")).put("surname", "Norrvik")));
        collector.collect(sender, Transport.FILE, CollectOptions.HISTORICAL, events(call("call-3")));

        assertThat(row("select surname from registry.staff")).containsEntry("surname", "Norrvik");
    }

    @Test
    void collectorsRoleCanReadNoFact() {
        collect(call("call-1"));

        for (String sql : List.of(
                "select 1 from event.fact",
                "select 1 from event.fact_202406",
                "select sealed from event.quarantine",
                "select resident_ref from vault.resident",
                "select person_no from vault.person",
                "update event.fact set age = 1",
                "delete from event.key")) {
            assertThatThrownBy(() -> db.jdbi(DatabaseRole.COLLECTOR).useHandle(handle -> handle.execute(sql)))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void leavesNoNumberInAnyColumn() {
        List<ObjectNode> calls = new ArrayList<>();
        for (String number : CollectorFixture.NUMBERS) {
            calls.add(callWith("call-" + calls.size(), data -> data.put("resident", number)));
            calls.add(callWith(
                    "bad-" + calls.size(), data -> data.put("resident", number).put("errand", "ring " + number)));
            calls.add(call(number));
            calls.add(call("x", event -> event.put("id", "call/" + number)));
            calls.add(callWith("name-" + calls.size(), data -> data.put(number, 1)));
            calls.add(callWith(
                    "staff-" + calls.size(),
                    data -> ((ObjectNode) data.get("staff")).put("username", number.substring(2))));
        }
        Receipt receipt = collect(calls.toArray(ObjectNode[]::new));

        LeakScan scan = new LeakScan(CollectorFixture.NUMBERS);
        assertThat(receipt.accepted()).isEqualTo(CollectorFixture.NUMBERS.size());
        assertThat(receipt.rejected()).isEqualTo(5 * CollectorFixture.NUMBERS.size());
        assertThat(scan.standsIn(receipt.toString())).isFalse();
        assertThat(scan.columnsWithNumbers(db.superuserJdbi())).isEmpty();
    }

    private void assertNothingStored() {
        for (String table : List.of("event.key", "event.fact", "event.batch", "event.quarantine", "vault.resident")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    private Receipt collect(ObjectNode... calls) {
        return collector.collect(sender, Transport.HTTP, CollectOptions.NORMAL, events(calls));
    }

    private static List<Reason> reasons(Receipt receipt) {
        return receipt.results().stream()
                .map(result -> ((IngestResult.Rejected) result).reason())
                .toList();
    }

    private static byte[] bytes(Map<String, Object> row, String column) {
        return Objects.requireNonNull((byte[]) row.get(column), column);
    }

    private static int count(String tables) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + tables)
                        .mapTo(Integer.class)
                        .one());
    }

    private static Map<String, Object> row(String sql) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().one());
    }
}
