package se.statistiktjanst.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.platform.embedded.TestDatabase;

/**
 * What senders get wrong, over real HTTP: the event is refused by place and reason, its neighbours are stored, and
 * quarantine has one entry of it however often it comes.
 */
class BadInputIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final LeakScan LEAKS = new LeakScan(CollectorFixture.NUMBERS);
    private static final int MEGABYTE = 1 << 20;
    private static CollectorSite site;

    @BeforeAll
    static void start() throws Exception {
        CollectorFixture fixture = new CollectorFixture(db);
        fixture.fillRegistry();
        site = CollectorSite.start(fixture.collectorPool(), CollectorConfiguration.DEFAULT);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch cascade"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongEvents")
    void refusesOneEventOfABatch(String what, String code, String pointer, ObjectNode wrong) throws Exception {
        String body = "[%s,%s,%s]".formatted(call("before"), text(wrong), call("after"));
        assertOneRefused(CollectorSite.BATCH, body.getBytes(StandardCharsets.UTF_8), code, pointer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongEvents")
    void refusesOneEventAmongLines(String what, String code, String pointer, ObjectNode wrong) throws Exception {
        assertOneRefused(CollectorSite.LINES, lines(text(wrong).getBytes(StandardCharsets.UTF_8)), code, pointer);
    }

    static Stream<Arguments> wrongEvents() {
        return Stream.of(
                attribute("no specversion", "unsupported-specversion", "/specversion", e -> e.remove("specversion")),
                attribute(
                        "old specversion", "unsupported-specversion", "/specversion", e -> e.put("specversion", "0.3")),
                attribute(
                        "specversion as a number",
                        "unsupported-specversion",
                        "/specversion",
                        e -> e.put("specversion", 1.0)),
                attribute("data_base64", "invalid-attribute", "/data_base64", e -> {
                    e.remove("data");
                    e.put("data_base64", "e30=");
                }),
                attribute("NUL in the id", "invalid-id", "/id", e -> e.put("id", "a\u0000b")),
                attribute("lone surrogate in the id", "invalid-id", "/id", e -> e.put("id", "a\ud800b")),
                attribute("30 February", "invalid-time", "/time", e -> e.put("time", "2024-02-30T12:00:00Z")),
                attribute("hour 24", "invalid-time", "/time", e -> e.put("time", "2024-06-14T24:00:01Z")),
                attribute("time without zone", "invalid-time", "/time", e -> e.put("time", "2024-06-14T12:00:00")),
                attribute("future", "time-in-future", "/time", e -> e.put("time", "2024-06-15T12:05:01Z")),
                attribute("too late", "time-too-old", "/time", e -> e.put("time", "2023-05-12T11:59:59Z")),
                attribute("year 9999", "time-in-future", "/time", e -> e.put("time", "9999-12-31T23:59:59Z")),
                attribute("number in the id", "personal-data-in-attribute", "/id", e -> e.put("id", "c/540121-8143")),
                attribute(
                        "number in subject",
                        "personal-data-in-attribute",
                        "/subject",
                        e -> e.put("subject", "19540121-8143")),
                attribute(
                        "number in an extension",
                        "personal-data-in-attribute",
                        "/traceid",
                        e -> e.put("traceid", "x 5401218143")),
                attribute(
                        "person's HSA-id in subject",
                        "personal-data-in-attribute",
                        "/subject",
                        e -> e.put("subject", "SE4499100016-jim")),
                attribute("another's source", "foreign-source", "/source", e -> e.put("source", "urn:example:other")),
                attribute("unknown type", "unknown-type", "/type", e -> e.put("type", "se.statistiktjanst.call.v9")),
                attribute("no data", "missing-attribute", "/data", e -> e.remove("data")),
                attribute("data as text", "missing-attribute", "/data", e -> e.put("data", "{}")),
                data("unknown field", "unknown-field", "/data/mood", d -> d.put("mood", "good")),
                data("number as a field's name", "unknown-field", "/data", d -> d.put("195401218143", "good")),
                data("wrong check digit", "invalid-identity", "/data/resident", d -> d.put("resident", "195401218144")),
                data("lone surrogate", "invalid-field", "/data/errand", d -> d.put("errand", "\udc00")),
                data("NUL", "invalid-field", "/data/errand", d -> d.put("errand", "a\u0000")),
                data(
                        "number in a text",
                        "personal-number-in-text",
                        "/data/errand",
                        d -> d.put("errand", "ring 540121-8143")),
                data(
                        "no connection",
                        "not-connected",
                        "/data/service",
                        d -> d.put("careProvider", CollectorFixture.OTHER_REGION)
                                .remove("unit")),
                data("another's service", "service-not-allowed", "/data/service", d -> d.put("service", "booking")),
                data("unknown unit", "unknown-unit", "/data/unit", d -> d.put("unit", "SE4499100016-9999")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongLines")
    void refusesOneLine(String what, String code, String pointer, byte[] line) throws Exception {
        assertOneRefused(CollectorSite.LINES, lines(line), code, pointer);
    }

    static Stream<Arguments> wrongLines() {
        String good = call("wrong").toString();
        return Stream.of(
                line("broken JSON", "malformed-json", "", good.substring(0, good.length() - 1)),
                line("no JSON", "malformed-json", "", "id;time;service"),
                line("an array", "malformed-json", "", "[" + good + "]"),
                line("a number", "malformed-json", "", CollectorFixture.NUMBER),
                line(
                        "duplicate keys",
                        "malformed-json",
                        "",
                        good.replace("{\"specversion\"", "{\"id\":\"x\",\"specversion\"")),
                line(
                        "duplicate keys in data",
                        "malformed-json",
                        "",
                        good.replace("\"data\":{", "\"data\":{\"unit\":\"x\",")),
                line("two values", "malformed-json", "", good + good),
                line("NUL as a byte", "malformed-json", "", good.replace("Recept", "Re\u0000cept")),
                line("NUL after the event", "malformed-json", "", good + "\u0000"),
                line(
                        "100,000 levels",
                        "malformed-json",
                        "",
                        good.replace("\"Recept\"", "[".repeat(100_000) + "]".repeat(100_000))),
                line("100,000 levels of objects", "malformed-json", "", "{\"a\":".repeat(100_000)),
                line("NaN", "malformed-json", "", good.replace("\"waitSeconds\":67", "\"waitSeconds\":NaN")),
                line(
                        "1e400",
                        "invalid-field",
                        "/data/waitSeconds",
                        good.replace("\"waitSeconds\":67", "\"waitSeconds\":1e400")),
                line(
                        "-1e400",
                        "invalid-field",
                        "/data/waitSeconds",
                        good.replace("\"waitSeconds\":67", "\"waitSeconds\":-1e400")),
                arguments("broken UTF-8", "malformed-json", "", broken(good, (byte) 0xC3, (byte) 0x28)),
                arguments("surrogate in UTF-8", "malformed-json", "", broken(good, (byte) 0xED, (byte) 0xA0, (byte)
                        0x80)));
    }

    /** A digit may be spelled in two bytes that no encoder writes; some parsers read it as a digit all the same. */
    @Test
    void overlongDigitsHideNoNumber() throws Exception {
        byte[] line = broken(
                call("wrong").toString().replace("Recept", "Recept 54012181"),
                (byte) 0xC0,
                (byte) 0xB4,
                (byte) 0xC0,
                (byte) 0xB3);
        byte[] number = new String(line, StandardCharsets.ISO_8859_1)
                .replace("\u00c0\u00b4\u00c0\u00b3cept 54012181", "cept 54012181\u00c0\u00b4\u00c0\u00b3")
                .getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer = site.post(CollectorSite.LINES, lines(number));

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(207);
        assertThat(CollectorSite.json(answer).at("/results/1/errors/0/code").asText())
                .isIn("malformed-json", "personal-number-in-text");
        assertThat(facts()).isEqualTo(2);
    }

    @Test
    void refusesAnIdOfTenMegabytesAndStoresItsNeighbours() throws Exception {
        HttpResponse<String> answer = site.post(
                CollectorSite.LINES,
                lines(call("x".repeat(10 * MEGABYTE)).toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(207);
        assertThat(answer.body()).hasSizeLessThan(2_000);
        assertThat(facts()).isEqualTo(2);
        assertThat(quarantined()).isEqualTo(1);
    }

    /** What cannot be divided into events is refused whole, as the sender's mistake, and nothing of it is kept. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongBodies")
    void refusesABodyThatIsNoListOfEvents(String what, int status, byte[] body) throws Exception {
        HttpResponse<String> answer = site.post(CollectorSite.BATCH, body);

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .hasSizeLessThan(1_000)
                .doesNotContain("Recept")
                .doesNotContainPattern(CollectorFixture.ENDING);
        assertThat(facts()).isZero();
        assertThat(site.post(CollectorSite.ONE, call("next").toString()).statusCode())
                .isEqualTo(202);
    }

    static Stream<Arguments> wrongBodies() {
        String good = call("good").toString();
        return Stream.of(
                body("empty", 400, ""),
                body("no event", 400, "[]"),
                body("broken off", 400, "[" + good + ",{\"id\":\"195401218143"),
                body("no JSON", 400, "[" + good + ",Recept 540121-8143]"),
                body("something after the end", 400, "[" + good + "] " + good),
                body("100,000 levels", 400, "[".repeat(100_000) + "]".repeat(100_000)),
                arguments("broken UTF-8", 400, broken("[" + good + "]", (byte) 0xFF)),
                body("UTF-16", 400, new String(new byte[] {0, '[', 0, ']'}, StandardCharsets.ISO_8859_1)),
                body("more bytes than allowed", 413, "[" + " ".repeat(17 * MEGABYTE) + good + "]"));
    }

    @Test
    void refusesAGzipBombBeforeItIsInflated() throws Exception {
        byte[] bomb = gzip(new byte[200 * MEGABYTE]);
        assertThat(bomb).hasSizeLessThan(MEGABYTE);
        for (String type : List.of(CollectorSite.BATCH, CollectorSite.LINES)) {
            HttpResponse<String> answer = compressed(type, bomb);
            assertThat(answer.statusCode()).as(start(answer)).isIn(400, 413);
        }
        byte[] spaces = new byte[200 * MEGABYTE];
        java.util.Arrays.fill(spaces, (byte) ' ');
        assertThat(compressed(CollectorSite.BATCH, gzip(spaces)).statusCode()).isEqualTo(413);
        assertThat(facts()).isZero();
        assertThat(quarantined()).isZero();
    }

    @Test
    void refusesGzipThatIsNoneOrBreaksOff() throws Exception {
        byte[] whole = gzip(call("call-1").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(compressed(CollectorSite.ONE, "no gzip".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(compressed(CollectorSite.ONE, java.util.Arrays.copyOf(whole, whole.length / 2))
                        .statusCode())
                .isEqualTo(400);
        assertThat(compressed(CollectorSite.ONE, new byte[0]).statusCode()).isEqualTo(400);
        assertThat(facts()).isZero();
    }

    @Test
    void refusesANumberInAHeader() throws Exception {
        ObjectNode event = call("wrong");
        HttpRequest.Builder request = site.request("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "wrong")
                .header("ce-source", CollectorFixture.SOURCE)
                .header("ce-type", "se.statistiktjanst.call.v1")
                .header("ce-time", "2024-06-15T11:30:00Z")
                .header("ce-subject", "540121%2D8143")
                .POST(HttpRequest.BodyPublishers.ofString(event.get("data").toString()));
        HttpResponse<String> answer = site.send(request);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("personal-data-in-attribute", "/subject")
                .doesNotContainPattern(CollectorFixture.ENDING);
        assertThat(quarantined()).isEqualTo(1);
    }

    private static void assertOneRefused(String type, byte[] body, String code, String pointer) throws Exception {
        for (int time = 1; time <= 2; time++) {
            HttpResponse<String> answer = site.post(type, body);
            assertThat(answer.statusCode()).as(start(answer)).isEqualTo(207);
            JsonNode json = CollectorSite.json(answer);
            assertThat(json.get("rejected").intValue()).as(start(answer)).isEqualTo(1);
            assertThat(json.get(time == 1 ? "accepted" : "duplicates").intValue())
                    .isEqualTo(2);
            JsonNode error = json.at("/results/1/errors/0");
            assertThat(error.path("code").asText()).isEqualTo(code);
            assertThat(error.path("pointer").asText()).isEqualTo(pointer);
            assertThat(LEAKS.standsIn(answer.body())).isFalse();
            assertThat(answer.body()).doesNotContainPattern(CollectorFixture.ENDING);
            assertThat(facts()).isEqualTo(2);
            assertThat(quarantined()).isEqualTo(1);
        }
    }

    /** With half surrogates escaped, as JSON can say them and UTF-8 cannot. */
    private static String text(ObjectNode event) {
        return event.toString().replace("\ud800", "\\ud800").replace("\udc00", "\\udc00");
    }

    private static byte[] lines(byte[] wrong) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write((call("before") + "\n").getBytes(StandardCharsets.UTF_8));
        body.write(wrong);
        body.write(("\n" + call("after") + "\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] broken(String event, byte... bytes) {
        String text = event.replace("Recept", "Re" + "?".repeat(bytes.length) + "cept");
        byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, all, text.indexOf("Re?") + 2, bytes.length);
        return all;
    }

    private static HttpResponse<String> compressed(String type, byte[] body) throws Exception {
        return site.send(site.request(type)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String start(HttpResponse<String> answer) {
        return answer.body().substring(0, Math.min(500, answer.body().length()));
    }

    private static Arguments attribute(String what, String code, String pointer, Consumer<ObjectNode> change) {
        return arguments(what, code, pointer, call("wrong", change));
    }

    private static Arguments data(String what, String code, String pointer, Consumer<ObjectNode> change) {
        return arguments(what, code, pointer, callWith("wrong", change));
    }

    private static Arguments line(String what, String code, String pointer, String line) {
        return arguments(what, code, pointer, line.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments body(String what, int status, String body) {
        return arguments(what, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static long facts() {
        return count("event.fact");
    }

    private static long quarantined() {
        return count("event.quarantine");
    }

    private static long count(String table) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
