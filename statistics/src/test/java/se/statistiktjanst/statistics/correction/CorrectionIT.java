package se.statistiktjanst.statistics.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;
import static se.statistiktjanst.ingest.collect.CollectorFixture.events;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.Reason;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.statistics.rollup.Folder;
import se.statistiktjanst.statistics.rollup.QuietMonths;

class CorrectionIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static final JsonMapper JSON = new JsonMapper();

    private final Collector collector = fixture.collector();
    private final SenderSession sender = fixture.sender();
    private final Folder folder = new Folder(db.jdbi(DatabaseRole.COUNTER));
    private final CorrectionApplier applier = new CorrectionApplier(db.jdbi(DatabaseRole.COUNTER));

    @BeforeAll
    static void fill() {
        fixture.fillRegistry();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.correction, event.former_fact, event.batch_count, event.batch, usage.daily,"
                        + " usage.staff_month, usage.unit_month, usage.weekday_month, usage.seconds_month, usage.presence_month,"
                        + " usage.county_month, usage.county_presence_month,"
                        + " usage.presence_state, usage.provider_presence_month, usage.presence_past, usage.county_people, usage.completeness,"
                        + " usage.month_change,"
                        + " operation.notice cascade"));
    }

    @Test
    void figuresAreWithoutTheWithdrawnEventAsIfItHadNeverCome() {
        send(of(call("a"), 0), of(call("b"), 1));
        fold();
        RollUps before = rollUps();
        send(
                of(callWith("c", data -> data.put("residentCounty", "32")), 2),
                of(call("d"), 0),
                of(call("e", event -> event.put("time", "2024-05-20T10:00:00Z")), 3));
        fold();
        RollUps with = rollUps();

        Receipt receipt = send(withdraw("w1", "c"), withdraw("w2", "d"), withdraw("w3", "e"));
        fold();

        assertThat(receipt.accepted()).isEqualTo(3);
        assertThat(with.presence()).isNotEqualTo(before.presence());
        assertThat(with.whole()).isNotEqualTo(before.whole());
        assertThat(with.atHome()).isNotEqualTo(before.atHome());
        assertThat(with.countyMonth()).isNotEqualTo(before.countyMonth());
        assertThat(with.daily()).isNotEqualTo(before.daily());
        assertThat(rollUps()).isEqualTo(before);
        assertThat(texts("select wait_s || ':' || (removed_by is not null) from event.former_fact"))
                .containsExactly("67:true", "67:true", "67:true");
        assertThat(texts("select month_on || ':' || withdrawn || ':' || replaced from usage.month_change order by 1"))
                .containsExactly("2024-05-01:1:0", "2024-06-01:2:0");
        assertThat(texts("select sum(withdrawn)::text from usage.completeness")).containsExactly("3");
    }

    @Test
    void aHomeCountyThatIsStatedLaterMovesTheResidentToIt() {
        send(of(call("a"), 0));
        fold();
        List<String> unknown = rollUps().countyPeople();
        send(of(callWith("b", data -> data.put("residentCounty", "32")), 0));
        fold();
        assertThat(unknown).hasSize(3).allMatch(row -> row.endsWith(",0,1)"));
        assertThat(rollUps().countyPeople()).hasSize(3).allMatch(row -> row.endsWith(",32,1)"));
    }

    @Test
    void figuresAreWithTheReplacementAsIfItHadComeAtOnce() {
        ObjectNode right = of(
                callWith(
                        "a",
                        data -> data.put("waitSeconds", 5)
                                .put("outcome", "abandoned")
                                .put("channel", "chat")),
                4);
        right.put("time", "2024-05-30T23:30:00Z");
        send(right.deepCopy(), of(call("b"), 1));
        fold();
        RollUps expected = rollUps();
        empty();

        send(of(call("a"), 0), of(call("b"), 1));
        fold();
        send(replace("r1", "a", right));
        fold();

        RollUps after = rollUps();
        assertThat(after.daily()).isEqualTo(expected.daily());
        assertThat(after.staffMonth()).isEqualTo(expected.staffMonth());
        assertThat(after.presence()).isEqualTo(expected.presence());
        assertThat(after.completeness()).isEqualTo(expected.completeness());
        assertThat(texts("select outcome.code from event.former_fact f join event.dimension_value outcome"
                        + " on outcome.id = f.outcome"))
                .containsExactly("answered");
    }

    @Test
    void theSameCorrectionAgainChangesNothing() {
        send(of(call("a"), 0), of(call("b"), 1));
        ObjectNode replacement = of(callWith("a", data -> data.put("waitSeconds", 5)), 0);
        send(replace("r1", "a", replacement));
        fold();
        RollUps before = rollUps();

        Receipt again = send(replace("r1", "a", replacement));
        Receipt other = send(withdraw("r1", "a"));
        Receipt original = send(of(call("a"), 0));
        fold();

        assertThat(again.results()).containsExactly(new IngestResult.Duplicate(0, "r1"));
        assertThat(other.results()).containsExactly(new IngestResult.Conflict(0, "r1"));
        assertThat(original.results()).containsExactly(new IngestResult.Duplicate(0, "a"));
        assertThat(rollUps()).isEqualTo(before);
        assertThat(texts("select count(*)::text from event.correction")).containsExactly("1");
    }

    @Test
    void aWithdrawnEventStaysWithdrawnWhenItIsSentAgain() {
        send(of(call("a"), 0), withdraw("w1", "a"));
        fold();

        Receipt again = send(of(call("a"), 0));
        fold();

        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(rollUps().daily()).isEmpty();
        assertThat(rollUps().presence()).isEmpty();
    }

    @Test
    void refusesACorrectionOfWhatIsUnknownSomebodyElsesWithdrawnOrACorrectionItself() {
        SenderSession other = fixture.registry().senderByCode("other").orElseThrow();
        ObjectNode othersCall = call("theirs", event -> event.put("source", other.source()));
        collector.collect(other, Transport.HTTP, CollectOptions.NORMAL, events(othersCall));
        send(of(call("a"), 0), withdraw("w1", "a"));

        assertThat(reasons(send(withdraw("w2", "nothing")))).containsExactly(Reason.UNKNOWN_EVENT);
        assertThat(reasons(send(withdraw("w3", "theirs")))).containsExactly(Reason.UNKNOWN_EVENT);
        assertThat(reasons(send(withdraw("w4", "w1")))).containsExactly(Reason.UNKNOWN_EVENT);
        assertThat(reasons(send(withdraw("w5", "a")))).containsExactly(Reason.EVENT_WITHDRAWN);
        ObjectNode foreign = withdraw("w6", "theirs");
        ((ObjectNode) foreign.get("data")).put("source", other.source());
        assertThat(reasons(send(foreign))).containsExactly(Reason.FOREIGN_SOURCE);
        fold();
        assertThat(texts("select count(*)::text from event.fact")).containsExactly("1");
    }

    @Test
    void aRefusedCorrectionDoesNotTakeItsId() {
        assertThat(reasons(send(withdraw("w1", "late")))).containsExactly(Reason.UNKNOWN_EVENT);

        send(of(call("late"), 0));
        assertThat(send(withdraw("w1", "late")).accepted()).isEqualTo(1);

        fold();
        assertThat(texts("select count(*)::text from event.fact")).containsExactly("0");
        assertThat(texts("select closed_as from event.quarantine")).containsExactly("mended");
    }

    @Test
    void aReplacementPassesTheSameChecksAsAnyEvent() {
        send(of(call("a"), 0));
        ObjectNode wrong = callWith("a", data -> data.put("resident", "195401218144"));
        ObjectNode nested = withdraw("x", "a");
        ObjectNode unknownMember = withdraw("w", "a");
        ((ObjectNode) unknownMember.get("data")).put("note", "because");

        Receipt receipt =
                send(replace("r1", "a", wrong), replace("r2", "a", nested), unknownMember, call("r3", event -> {
                    event.put("type", "se.statistiktjanst.correction.v1");
                }));

        assertThat(reasons(receipt))
                .containsExactly(
                        Reason.INVALID_IDENTITY, Reason.UNKNOWN_TYPE, Reason.UNKNOWN_FIELD, Reason.UNKNOWN_FIELD);
        assertThat(((IngestResult.Rejected) receipt.results().get(0))
                        .faults()
                        .get(0)
                        .pointer())
                .isEqualTo("/data/replacement/data/resident");
    }

    @Test
    void validatingACorrectionStoresNothing() {
        send(of(call("a"), 0));

        Receipt receipt = collector.validate(
                sender, Transport.HTTP, CollectOptions.NORMAL, events(withdraw("w1", "a"), withdraw("w2", "b")));

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(reasons(receipt)).containsExactly(Reason.UNKNOWN_EVENT);
        assertThat(texts("select count(*)::text from event.correction")).containsExactly("0");
    }

    @Test
    void waitsForAFactThatIsNotFoldedYet() {
        send(of(call("a"), 0));
        send(withdraw("w1", "a"));

        assertThat(applier.applyAll()).isZero();
        fold();

        assertThat(rollUps().daily()).isEmpty();
        assertThat(texts("select removed::text from event.correction")).containsExactly("1");
        assertThat(texts("select kind from operation.notice")).isEmpty();
    }

    @Test
    void whateverIsCorrectedInWhateverOrderTheRollUpsAreThoseOfTheFactsThatHold() {
        Random random = new Random(20241122);
        Map<String, @Nullable ObjectNode> truth = new HashMap<>();
        List<ObjectNode> batch = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            String id = random.nextBoolean() ? "e" + random.nextInt(120) : uuid(random.nextInt(40));
            ObjectNode drawn = draw(id, random);
            if (!truth.containsKey(id)) {
                truth.put(id, drawn);
                batch.add(drawn);
            } else if (truth.get(id) != null && random.nextInt(3) == 0) {
                truth.put(id, null);
                batch.add(withdraw("w" + step, id));
            } else if (truth.get(id) != null) {
                truth.put(id, drawn);
                batch.add(replace("r" + step, id, drawn));
            }
            if (random.nextInt(8) == 0) {
                assertThat(reasons(send(batch.toArray(ObjectNode[]::new)))).isEmpty();
                batch.clear();
            }
            if (random.nextInt(15) == 0) {
                fold();
            }
            if (step % 50 == 0) {
                settle();
            }
        }
        assertThat(reasons(send(batch.toArray(ObjectNode[]::new)))).isEmpty();
        fold();

        RollUps incremental = rollUps();
        Map<String, Integer> perDay = new HashMap<>();
        Map<String, Set<String>> residents = new HashMap<>();
        truth.values().forEach(event -> {
            if (event != null) {
                String day = event.get("time").textValue().substring(0, 10);
                perDay.merge(day, 1, Integer::sum);
                residents
                        .computeIfAbsent(day.substring(0, 7), month -> new HashSet<>())
                        .add(event.get("data").get("resident").textValue());
            }
        });
        Map<String, Integer> stored = new HashMap<>();
        db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select occurred_on::text as day, sum(events)::int as events from usage.daily group by 1")
                        .map((row, context) -> Map.entry(row.getString("day"), row.getInt("events")))
                        .list())
                .forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
        assertThat(stored).isEqualTo(perDay);
        assertThat(incremental.presence().values().stream().map(set -> set.split(",").length))
                .containsExactlyInAnyOrderElementsOf(
                        residents.values().stream().map(Set::size).toList());
        folder.rebuild();
        assertThat(rollUps()).isEqualTo(incremental);
    }

    private static ObjectNode draw(String id, Random random) {
        ObjectNode event = of(
                callWith(
                        id,
                        data -> data.put("waitSeconds", random.nextInt(300))
                                .put("channel", random.nextBoolean() ? "phone" : "chat")
                                .put("outcome", random.nextBoolean() ? "answered" : "abandoned")
                                .setAll(home(random))),
                random.nextInt(CollectorFixture.NUMBERS.size()));
        event.put(
                "time",
                Instant.parse("2024-05-25T10:00:00Z")
                        .plusSeconds(86_400L * random.nextInt(14))
                        .toString());
        ((ObjectNode) event.get("data").get("staff")).put("hsaId", "SE4499100016-s" + random.nextInt(4));
        return event;
    }

    /** Stated of every other event. */
    private static ObjectNode home(Random random) {
        ObjectNode home = JSON.createObjectNode();
        return random.nextBoolean() ? home.put("residentCounty", random.nextBoolean() ? "31" : "32") : home;
    }

    private static String uuid(int number) {
        // Ids that share their first eight bytes, as those of one millisecond can.
        return new UUID(0x018f000000007000L, 0x8000000000000000L + number).toString();
    }

    private static ObjectNode of(ObjectNode event, int resident) {
        ((ObjectNode) event.get("data")).put("resident", CollectorFixture.NUMBERS.get(resident));
        return event;
    }

    private static ObjectNode withdraw(String id, String target) {
        return correction(id, target, "withdraw");
    }

    private static ObjectNode replace(String id, String target, ObjectNode event) {
        ObjectNode correction = correction(id, target, "replace");
        ObjectNode replacement = ((ObjectNode) correction.get("data")).putObject("replacement");
        for (String member : List.of("type", "time", "data")) {
            replacement.set(member, event.get(member).deepCopy());
        }
        return correction;
    }

    private static ObjectNode correction(String id, String target, String action) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", CollectorFixture.SOURCE)
                .put("type", "se.statistiktjanst.correction.v1")
                .put("time", "2024-06-15T11:45:00Z");
        event.putObject("data")
                .put("action", action)
                .put("source", CollectorFixture.SOURCE)
                .put("id", target);
        return event;
    }

    private Receipt send(ObjectNode... some) {
        return collector.collect(sender, Transport.HTTP, CollectOptions.NORMAL, events(some));
    }

    private void fold() {
        folder.foldAll();
        applier.applyAll();
    }

    private static RollUps rollUps() {
        settle();
        return RollUps.read(db.superuserJdbi());
    }

    private static void settle() {
        new QuietMonths(db.jdbi(DatabaseRole.COUNTER), Duration.ZERO).settleAll();
    }

    private static List<Reason> reasons(Receipt receipt) {
        return receipt.results().stream()
                .filter(IngestResult.Rejected.class::isInstance)
                .map(result -> ((IngestResult.Rejected) result).reason())
                .toList();
    }

    private static List<String> texts(String sql) {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
