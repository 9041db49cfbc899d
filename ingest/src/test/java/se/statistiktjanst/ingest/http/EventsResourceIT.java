package se.statistiktjanst.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class EventsResourceIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static final HttpClient client = HttpClient.newHttpClient();

    private static final DropwizardTestSupport<Configuration> server =
            new DropwizardTestSupport<>(IngestApplication.class, IngestApplication.onFreeLoopbackPorts()) {
                @Override
                public Application<Configuration> newApplication() {
                    return new IngestApplication(() -> new IngestBundle(
                            db.jdbi(DatabaseRole.COLLECTOR),
                            CollectorFixture.eventTypes(),
                            CollectorFixture.keys(),
                            CollectorFixture.CLOCK,
                            CollectorSettings.DEFAULT));
                }
            };

    @BeforeAll
    static void start() throws Exception {
        fixture.fillRegistry();
        server.before();
    }

    @AfterAll
    static void stop() {
        server.after();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch cascade"));
    }

    @Test
    void takesOneEventAndGivesAReceiptToReadAgain() throws Exception {
        HttpResponse<String> answer = post("", ONE, call("call-1").toString());

        assertThat(answer.statusCode()).isEqualTo(202);
        String receipt = json(answer).get("receipt").textValue();
        assertJson(answer, """
                {"receipt": "RECEIPT", "accepted": 1, "duplicates": 0, "conflicts": 0, "rejected": 0,
                 "results": [{"index": 0, "id": "call-1", "status": "accepted"}]}
                """, receipt);
        HttpResponse<String> kept = get("/api/events/v1/receipts/" + receipt, CollectorFixture.TOKEN);
        ObjectNode entry = (ObjectNode) json(kept);
        assertThat(entry.remove("receivedAt")).isNotNull();
        assertThat(entry).isEqualTo(JSON.readTree("""
                {"receipt": "%s", "received": 1, "accepted": 1, "duplicates": 0, "conflicts": 0, "rejected": 0,
                 "late": 0, "historical": false,
                 "counts": [{"type": "se.statistiktjanst.call.v1", "hour": "2024-06-15T11:00:00Z", "accepted": 1}]}
                """.formatted(receipt)));
        assertThat(get("/api/events/v1/receipts/" + receipt, "other token").statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersEachEventOfAMixedBatch() throws Exception {
        post("", ONE, call("call-1").toString());
        HttpResponse<String> answer = post(
                "",
                BATCH,
                array(
                        call("call-1"),
                        callWith("call-1", data -> data.put("waitSeconds", 1)),
                        call("call-2"),
                        callWith(
                                "call-3",
                                data -> data.put("unit", "SE4499100016-9999").put("resident", "540121-8143"))));

        assertThat(answer.statusCode()).isEqualTo(207);
        assertJson(answer, """
                {"receipt": "RECEIPT", "accepted": 1, "duplicates": 1, "conflicts": 1, "rejected": 1, "results": [
                  {"index": 0, "id": "call-1", "status": "duplicate"},
                  {"index": 1, "id": "call-1", "status": "conflict", "errors": [{"pointer": "", "code": "conflict",
                   "detail": "the id was used before for an event with other content, which stays"}]},
                  {"index": 2, "id": "call-2", "status": "accepted"},
                  {"index": 3, "id": "call-3", "status": "rejected", "errors": [{"pointer": "/data/unit",
                   "code": "unknown-unit", "detail": "is no unit of this care provider in the registry"}]}]}
                """, json(answer).get("receipt").textValue());
    }

    @Test
    void answers422WhenAllAreRefusedWithoutRepeatingANumber() throws Exception {
        ObjectNode inId = call("call/" + CollectorFixture.NUMBER);
        ObjectNode inText = callWith("call-2", data -> data.put("errand", "ring 540121-8143"));
        ObjectNode wrong = callWith("call-3", data -> data.put("resident", CollectorFixture.NUMBER.substring(1)));
        HttpResponse<String> answer = post(
                "",
                LINES,
                inId + "\n" + inText + "\n{\"id\":" + CollectorFixture.NUMBER + "\n" + wrong + "\n"
                        + CollectorFixture.NUMBER);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).findValuesAsText("code"))
                .containsExactly(
                        "personal-data-in-attribute",
                        "personal-number-in-text",
                        "malformed-json",
                        "invalid-identity",
                        "malformed-json");
        assertThat(new LeakScan(CollectorFixture.NUMBERS).standsIn(answer.body()))
                .isFalse();
        assertThat(answer.body()).doesNotContainPattern(CollectorFixture.ENDING);
    }

    @Test
    void tellsOfTheRefusedOnlyWhereLittleIsWanted() throws Exception {
        HttpResponse<String> answer = send(request("", BATCH)
                .header("Prefer", "return=minimal, respond-async")
                .POST(HttpRequest.BodyPublishers.ofString(
                        array(call("call-1"), callWith("call-2", data -> data.remove("outcome")), call("call-1")))));

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("return=minimal");
        assertThat(json(answer).path("accepted").intValue()).isEqualTo(1);
        assertThat(json(answer).path("duplicates").intValue()).isEqualTo(1);
        assertThat(json(answer).path("results").findValuesAsText("id")).containsExactly("call-2");
    }

    @Test
    void storesNothingOfAStrictBatchWithAFailure() throws Exception {
        HttpResponse<String> answer = send(request("", BATCH)
                .header("Prefer", "handling=strict")
                .POST(HttpRequest.BodyPublishers.ofString(
                        array(call("call-1"), callWith("call-2", data -> data.remove("outcome"))))));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("handling=strict");
        assertThat(json(answer).get("receipt").isNull()).isTrue();
        assertThat(json(answer).findValuesAsText("code")).containsExactly("batch-refused", "missing-field");
    }

    @Test
    void validatesWithoutStoring() throws Exception {
        assertThat(post("/validate", ONE, call("call-1").toString()).statusCode())
                .isEqualTo(202);
        assertThat(json(post("", ONE, call("call-1").toString()))
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void takesAttributesAsHeaders() throws Exception {
        ObjectNode event = call("call-1");
        HttpResponse<String> answer = send(request("", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "call%2D1")
                .header("ce-source", CollectorFixture.SOURCE)
                .header("ce-type", "se.statistiktjanst.call.v1")
                .header("ce-time", "2024-06-15T11:30:00Z")
                .POST(HttpRequest.BodyPublishers.ofString(event.get("data").toString())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(post("", ONE, event.toString())).get("duplicates").intValue())
                .isEqualTo(1);
    }

    @Test
    void inflatesAndLimits() throws Exception {
        assertThat(send(request("", LINES)
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(
                                        gzip(call("call-1").toString().getBytes(StandardCharsets.UTF_8)))))
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> bomb = send(request("", LINES)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(new byte[17 << 20]))));
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(json(bomb).get("detail").textValue()).contains("16777216 bytes");
        HttpResponse<String> many = post("", LINES, "{}\n".repeat(10_001));
        assertThat(many.statusCode()).isEqualTo(413);
        assertThat(json(many).get("detail").textValue()).contains("10000 events");
    }

    @Test
    void refusesWhatIsNoJsonInPlainWordsWithoutQuotingIt() throws Exception {
        HttpResponse<String> broken = post("", BATCH, "[{\"id\": 19540121" + "8143x}]");
        HttpResponse<String> deep = post("", BATCH, "[".repeat(100_000));
        HttpResponse<String> twice = post("", ONE, "{\"id\":\"a\",\"id\":\"b\"}");

        assertThat(List.of(broken.statusCode(), deep.statusCode(), twice.statusCode()))
                .containsExactly(400, 400, 400);
        assertThat(broken.body()).contains("line 1, column").doesNotContainPattern(CollectorFixture.ENDING);
        assertThat(post("", BATCH, "[]").statusCode()).isEqualTo(400);
        assertThat(post("", "text/plain", "x").statusCode()).isEqualTo(415);
    }

    @Test
    void doesNotKnowASenderWithoutItsToken() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/events/v1"))
                .header("Content-Type", ONE)
                .POST(HttpRequest.BodyPublishers.ofString(call("call-1").toString())));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).get("type").textValue()).isEqualTo("urn:statistik:problem:unknown-sender");
        assertThat(get("/api/events/v1/receipts/x", "guessed").statusCode()).isEqualTo(401);
    }

    @Test
    void listsTheSchemas() throws Exception {
        JsonNode first =
                json(get("/api/schemas", CollectorFixture.TOKEN)).get("types").get(0);
        HttpResponse<String> schema =
                send(HttpRequest.newBuilder(URI.create(first.get("schema").textValue())));

        assertThat(json(schema).get("$id")).isEqualTo(first.get("schema"));
        assertThat(json(schema).get("additionalProperties").booleanValue()).isFalse();
        assertThat(get("/api/schemas/nothing", CollectorFixture.TOKEN).statusCode())
                .isEqualTo(404);
    }

    private static void assertJson(HttpResponse<String> answer, String expected, String receipt) throws IOException {
        assertThat(json(answer)).isEqualTo(JSON.readTree(expected.replace("RECEIPT", receipt)));
    }

    private static String array(ObjectNode... events) {
        return JSON.createArrayNode().addAll(Arrays.asList(events)).toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(request(path, type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    private static HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(uri("/api/events/v1" + path))
                .header("Authorization", "Bearer " + CollectorFixture.TOKEN)
                .header("Content-Type", type);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + server.getLocalPort() + path);
    }
}
