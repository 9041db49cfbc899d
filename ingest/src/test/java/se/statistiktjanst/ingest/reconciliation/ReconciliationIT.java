package se.statistiktjanst.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.http.SenderApi;
import se.statistiktjanst.platform.embedded.TestDatabase;

class ReconciliationIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @RegisterExtension
    static final SenderApi api = new SenderApi(db);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DAY = "2024-06-14";
    private static final String PATH = "/reconciliations/" + DAY;
    private static final BigInteger MODULUS = BigInteger.TWO.pow(64);

    /** What the sender has in its books: id → time. */
    private final Map<String, Instant> books = new LinkedHashMap<>();

    private final Random random = new Random(20240614);

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.correction, event.former_fact, event.reconciliation, event.batch_count, event.batch"
                        + " cascade"));
    }

    @Test
    void matchesWhateverTheOrderTheBatchesAndTheDuplicates() throws Exception {
        List<ObjectNode> events = draw(600);
        for (int round = 0; round < 3; round++) {
            java.util.Collections.shuffle(events, random);
            for (int i = 0; i < events.size(); i += 70) {
                send(events.subList(i, Math.min(events.size(), i + 70)));
            }
        }

        JsonNode answer = compare();

        assertThat(answer.get("state").textValue()).as(answer.toString()).isEqualTo("match");
        assertThat(answer.get("hours")).isEmpty();
        JsonNode last = SenderApi.json(api.get(PATH));
        assertThat(last.get("state").textValue()).isEqualTo("match");
        assertThat(last.get("checkedAt").textValue()).isNotBlank();
    }

    @Test
    void tellsTheDroppedAndTheExtraEventsOfADayByTheirIds() throws Exception {
        List<ObjectNode> events = draw(500);
        Set<String> dropped = new HashSet<>();
        Set<String> extra = new HashSet<>();
        List<ObjectNode> sent = new ArrayList<>();
        for (ObjectNode event : events) {
            int fate = random.nextInt(60);
            if (fate == 0) {
                dropped.add(event.get("id").textValue());
            } else {
                sent.add(event);
            }
            if (fate == 1) {
                extra.add(event.get("id").textValue());
            }
        }
        assertThat(dropped).isNotEmpty();
        assertThat(extra).isNotEmpty();
        send(sent);
        Map<String, Instant> all = new LinkedHashMap<>(books);
        extra.forEach(books::remove);

        JsonNode answer = compare();

        Set<Integer> differing = new HashSet<>();
        all.forEach((id, at) -> {
            if (dropped.contains(id) || extra.contains(id)) {
                differing.add(hour(at));
            }
        });
        assertThat(answer.get("state").textValue()).isEqualTo("differs");
        assertThat(answer.findValues("hour").stream().map(JsonNode::intValue))
                .containsExactlyInAnyOrderElementsOf(differing);
        Set<String> missing = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        for (int hour : differing) {
            JsonNode ids = compareIds(hour);
            ids.get("missing").forEach(id -> missing.add(id.textValue()));
            ids.get("unknown").forEach(id -> unknown.add(id.textValue()));
        }
        assertThat(missing).isEqualTo(dropped);
        assertThat(unknown)
                .isEqualTo(extra.stream().map(ReconciliationIT::asStored).collect(Collectors.toSet()));
    }

    @Test
    void anHourThatIsMendedNoLongerDiffers() throws Exception {
        List<ObjectNode> events = draw(40);
        ObjectNode late = events.remove(7);
        send(events);
        int hour = hour(Instant.parse(late.get("time").textValue()));
        assertThat(compare().findValues("hour")).hasSize(1);

        send(List.of(late));
        JsonNode ids = compareIds(hour);

        assertThat(ids.get("state").textValue()).isEqualTo("match");
        assertThat(SenderApi.json(api.get(PATH)).get("state").textValue()).isEqualTo("match");
    }

    @Test
    void saysWhichMissingOnesLieInQuarantineAndWhichInAnotherHour() throws Exception {
        ObjectNode refused = at("refused-1", "2024-06-14T10:10:00Z");
        ((ObjectNode) refused.get("data")).put("unit", "SE4499100016-9999");
        ObjectNode moved = at("moved-1", "2024-06-14T11:10:00Z");
        send(List.of(refused, moved));
        books.put("refused-1", Instant.parse("2024-06-14T10:10:00Z"));
        books.put("moved-1", Instant.parse("2024-06-14T10:59:00Z"));
        books.put("lost-1", Instant.parse("2024-06-14T10:58:00Z"));

        JsonNode ids = compareIds(10);

        assertThat(texts(ids, "missing")).containsExactly("refused-1", "moved-1", "lost-1");
        assertThat(texts(ids, "quarantined")).containsExactly("refused-1");
        assertThat(texts(ids, "otherHour")).containsExactly("moved-1");
        assertThat(ids.get("complete").booleanValue()).isTrue();
    }

    @Test
    void matchesWithOrWithoutWhatWasWithdrawnAndCountsTheCorrection() throws Exception {
        List<ObjectNode> events = draw(30);
        send(events);
        ObjectNode correction = at("correction-1", "2024-06-14T23:30:00Z");
        String gone = events.get(3).get("id").textValue();
        correction.put("type", "se.statistiktjanst.correction.v1");
        correction
                .putObject("data")
                .put("action", "withdraw")
                .put("source", CollectorFixture.SOURCE)
                .put("id", gone);
        send(List.of(correction));
        books.put("correction-1", Instant.parse("2024-06-14T23:30:00Z"));

        assertThat(compare().get("state").textValue()).isEqualTo("match");
        Instant at = Objects.requireNonNull(books.remove(gone));
        assertThat(compare().get("state").textValue()).isEqualTo("match");
        JsonNode ids = compareIds(hour(at));
        assertThat(ids.get("state").textValue()).isEqualTo("match");
        assertThat(texts(ids, "withdrawn")).containsExactly(asStored(gone));
        books.remove("correction-1");
        assertThat(compare().findValues("hour")).hasSize(1);
    }

    @Test
    void knowsAUuidInUpperCaseAsTheSame() throws Exception {
        String id = UUID.randomUUID().toString();
        send(List.of(at(id.toUpperCase(java.util.Locale.ROOT), "2024-06-14T10:10:00Z")));
        books.put(id, Instant.parse("2024-06-14T10:10:00Z"));

        assertThat(compare().get("state").textValue()).isEqualTo("match");
    }

    @Test
    void comparesOnlyTheSendersOwn() throws Exception {
        send(draw(5));

        HttpResponse<String> other = api.send("PUT", PATH, "other token", "application/json", day(Map.of()));

        assertThat(SenderApi.json(other).get("state").textValue()).isEqualTo("match");
        assertThat(SenderApi.json(api.send("POST", PATH + "/10/ids", "other token", "application/x-ndjson", ""))
                        .get("stored")
                        .intValue())
                .isZero();
        assertThat(api.get("/reconciliations/2024-06-13", "other token").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatItCannotReadInPlainWords() throws Exception {
        assertThat(api.put(PATH, "{\"hours\": []}").statusCode()).isEqualTo(400);
        assertThat(api.put(PATH, "").statusCode()).isEqualTo(400);
        assertThat(api.put("/reconciliations/yesterday", day(Map.of())).statusCode())
                .isEqualTo(400);
        HttpResponse<String> badSum = api.put(PATH, day(Map.of()).replaceFirst("0000000000000000", "12"));
        assertThat(badSum.statusCode()).isEqualTo(400);
        assertThat(SenderApi.json(badSum).get("errors").get(0).get("pointer").textValue())
                .isEqualTo("/hours/0");
        HttpResponse<String> number =
                api.post(PATH + "/10/ids", "application/x-ndjson", "\"a\"\n\"x/" + CollectorFixture.NUMBER + "\"\n");
        assertThat(number.statusCode()).isEqualTo(400);
        assertThat(number.body()).contains("line 2").doesNotContainPattern(CollectorFixture.ENDING);
        assertThat(api.post(PATH + "/10/ids", "application/x-ndjson", "{\"id\":")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post(PATH + "/24/ids", "application/x-ndjson", "\"a\"").statusCode())
                .isEqualTo(400);
    }

    /** Events of the day in the sender's books, half of them with UUIDs as ids. */
    private List<ObjectNode> draw(int count) {
        List<ObjectNode> events = new ArrayList<>();
        Instant start = Instant.parse(DAY + "T00:00:00Z");
        for (int i = 0; i < count; i++) {
            Instant at = start.plusSeconds(random.nextInt(86_400));
            String id = random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()).toString() : "call-" + i;
            events.add(at(id, at.toString()));
            books.put(id, at);
        }
        return events;
    }

    private static ObjectNode at(String id, String time) {
        return call(id, event -> event.put("time", time));
    }

    private static void send(List<ObjectNode> events) throws Exception {
        ArrayNode batch = JSON.createArrayNode().addAll(events);
        assertThat(api.post("", "application/cloudevents-batch+json", batch.toString())
                        .statusCode())
                .isIn(202, 207);
    }

    private JsonNode compare() throws Exception {
        HttpResponse<String> answer = api.put(PATH, day(books));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SenderApi.json(answer);
    }

    private JsonNode compareIds(int hour) throws Exception {
        String lines = books.entrySet().stream()
                .filter(entry -> hour(entry.getValue()) == hour)
                .map(entry -> "\"" + entry.getKey() + "\"\n")
                .collect(Collectors.joining());
        HttpResponse<String> answer = api.post(PATH + "/" + hour + "/ids", "application/x-ndjson", lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SenderApi.json(answer);
    }

    private static List<String> texts(JsonNode answer, String list) {
        List<String> texts = new ArrayList<>();
        answer.get(list).forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static int hour(Instant at) {
        return at.atZone(java.time.ZoneOffset.UTC).getHour();
    }

    /** The sums as the conventions say them, reckoned with big numbers. */
    private static String day(Map<String, Instant> books) {
        long[] counts = new long[24];
        BigInteger[] sums = new BigInteger[24];
        Arrays.fill(sums, BigInteger.ZERO);
        books.forEach((id, at) -> {
            counts[hour(at)]++;
            byte[] first8 = Arrays.copyOf(sha256(CollectorFixture.SOURCE + "\u001f" + id), 8);
            sums[hour(at)] = sums[hour(at)].add(new BigInteger(1, first8)).mod(MODULUS);
        });
        ObjectNode body = JSON.createObjectNode();
        ArrayNode hours = body.putArray("hours");
        for (int hour = 0; hour < 24; hour++) {
            hours.addObject().put("count", counts[hour]).put("sum", "%016x".formatted(sums[hour]));
        }
        return body.toString();
    }

    private static String asStored(String id) {
        if (id.length() == 36) {
            return id;
        }
        byte[] hash = sha256(CollectorFixture.SOURCE + "\u001f" + id);
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
