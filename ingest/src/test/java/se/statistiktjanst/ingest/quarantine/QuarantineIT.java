package se.statistiktjanst.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.http.SenderApi;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class QuarantineIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @RegisterExtension
    static final SenderApi api = new SenderApi(db);

    private static final String ONE = "application/cloudevents+json";
    private static final String JSON = "application/json";
    private static final String GONE_UNIT = "SE4499100016-7777";

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.mending_rule, event.batch_count, event.batch, operation.notice, operation.job"
                        + " cascade"));
    }

    @Test
    void listsWhatWasRefusedWithoutItsValues() throws Exception {
        send(callWith("call-1", data -> data.put("unit", GONE_UNIT)));
        String receipt = send(callWith("call-2", data -> data.put("resident", "195401218144")));
        send(call("call/" + CollectorFixture.NUMBER));

        HttpResponse<String> answer = api.get("/problems");

        JsonNode list = SenderApi.json(answer);
        assertThat(list.get("open").intValue()).isEqualTo(3);
        assertThat(list.findValuesAsText("reason"))
                .containsExactly("personal-data-in-attribute", "invalid-identity", "unknown-unit");
        JsonNode number = list.get("problems").get(1);
        assertThat(number.get("id").textValue()).isEqualTo("call-2");
        assertThat(number.get("pointer").textValue()).isEqualTo("/data/resident");
        assertThat(number.get("type").textValue()).isEqualTo("se.statistiktjanst.call.v1");
        assertThat(number.get("time").textValue()).isEqualTo("2024-06-15T11:30:00Z");
        assertThat(number.get("service").textValue()).isEqualTo("phone-advice");
        assertThat(number.get("receipt").textValue()).isEqualTo(receipt);
        assertThat(number.get("expiresOn").textValue()).isNotBlank();
        assertThat(list.get("problems").get(0).has("id")).isFalse();
        assertThat(answer.body()).doesNotContain(GONE_UNIT).doesNotContainPattern(CollectorFixture.ENDING);
        assertThat(new LeakScan(CollectorFixture.NUMBERS).columnsWithNumbers(db.superuserJdbi()))
                .isEmpty();
        assertThat(SenderApi.json(api.get("/problems", "other token")).get("problems"))
                .isEmpty();
    }

    @Test
    void listsPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(callWith("call-" + i, data -> data.put("unit", GONE_UNIT)));
        }
        JsonNode first = SenderApi.json(api.get("/problems?limit=3"));
        JsonNode second = SenderApi.json(
                api.get("/problems?limit=3&after=" + first.get("next").textValue()));

        assertThat(first.findValuesAsText("id")).containsExactly("call-4", "call-3", "call-2");
        assertThat(second.findValuesAsText("id")).containsExactly("call-1", "call-0");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(api.get("/problems?after=" + first.get("next").textValue(), "other token")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.get("/problems?state=lost").statusCode()).isEqualTo(400);
    }

    @Test
    void aCorrectedEventClosesTheEntryOfItsId() throws Exception {
        send(callWith("call-1", data -> data.put("unit", GONE_UNIT)));
        send(callWith("call-2", data -> data.put("unit", GONE_UNIT)));

        send(call("call-1"));

        assertThat(SenderApi.json(api.get("/problems")).findValuesAsText("id")).containsExactly("call-2");
        assertThat(SenderApi.json(api.get("/problems?state=mended")).findValuesAsText("id"))
                .containsExactly("call-1");
        assertThat(row("select length(sealed) as bytes from event.quarantine where event_id = 'call-1'"))
                .containsEntry("bytes", 0);
    }

    @Test
    void whatComesAfterTheAcceptedEventIsNotClosedByItsDuplicate() throws Exception {
        send(call("call-1"));
        send(callWith("call-1", data -> data.put("unit", GONE_UNIT)));
        send(callWith("call-1", data -> data.put("waitSeconds", 1)));
        send(call("call-1"));

        assertThat(SenderApi.json(api.get("/problems")).findValuesAsText("reason"))
                .containsExactly("conflict", "unknown-unit");
    }

    @Test
    void dismissesWithAReasonAndDestroysTheContent() throws Exception {
        send(callWith("call-1", data -> data.put("unit", GONE_UNIT)));
        String problem =
                SenderApi.json(api.get("/problems")).findValuesAsText("problem").get(0);
        String path = "/problems/" + problem + "/dismiss";

        assertThat(api.send("POST", path, "other token", JSON, "{\"reason\": \"test\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.post(path, JSON, "{\"reason\": \"gäller 540121-8143\"}").statusCode())
                .isEqualTo(400);
        assertThat(api.post(path, JSON, "{\"reason\": \"testhändelse\"}").statusCode())
                .isEqualTo(204);
        assertThat(api.post(path, JSON, "{\"reason\": \"igen\"}").statusCode()).isEqualTo(404);

        JsonNode dismissed =
                SenderApi.json(api.get("/problems?state=dismissed")).get("problems");
        assertThat(dismissed.get(0).get("closedReason").textValue()).isEqualTo("testhändelse");
        assertThat(row("select length(sealed) as bytes from event.quarantine")).containsEntry("bytes", 0);
    }

    @Test
    void mapsAnUnknownUnitByRuleAfterADryRunThatSaysWhatWouldChange() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(callWith("call-" + i, data -> data.put("unit", GONE_UNIT)));
        }
        send(callWith("call-3", data -> data.put("unit", "SE4499100016-8888")));
        send(callWith(
                "call-4",
                data -> data.put("unit", GONE_UNIT)
                        .put("service", "phone-advice")
                        .put("waitSeconds", 5)));
        send(callWith("call-4", data -> data.put("waitSeconds", 6)));
        String rule = SenderApi.json(
                        api.post("/mending-rules", JSON, rule("unknown-unit", GONE_UNIT, CollectorFixture.UNIT)))
                .get("rule")
                .textValue();

        JsonNode dry = SenderApi.json(api.post("/mending-rules/" + rule + "/replay", JSON, ""));

        assertThat(dry.get("dryRun").booleanValue()).isTrue();
        assertThat(List.of(
                        dry.get("read").intValue(),
                        dry.get("matched").intValue(),
                        dry.get("accepted").intValue()))
                .containsExactly(4, 3, 3);
        assertThat(dry.get("changes").get(0).toString())
                .isEqualTo("{\"type\":\"se.statistiktjanst.call.v1\",\"day\":\"2024-06-15\",\"events\":3}");
        assertThat(row("select count(*)::int as facts from event.fact")).containsEntry("facts", 1);

        JsonNode run = SenderApi.json(api.post("/mending-rules/" + rule + "/replay?dryRun=false", JSON, ""));

        assertThat(run.get("accepted").intValue()).isEqualTo(3);
        assertThat(run.get("receipts")).hasSize(1);
        assertThat(row("select count(*)::int as facts from event.fact f join registry.unit u on u.id = f.unit_id"
                        + " where u.hsa_id = '" + CollectorFixture.UNIT + "'"))
                .containsEntry("facts", 4);
        assertThat(SenderApi.json(api.get("/problems?state=replayed")).findValuesAsText("id"))
                .containsExactlyInAnyOrder("call-0", "call-1", "call-2");
        assertThat(SenderApi.json(api.get("/problems")).findValuesAsText("id")).containsExactly("call-3");
        JsonNode again = SenderApi.json(api.post("/mending-rules/" + rule + "/replay?dryRun=false", JSON, ""));
        assertThat(again.get("matched").intValue()).isZero();
        assertThat(SenderApi.json(api.get("/mending-rules"))
                        .get("rules")
                        .get(0)
                        .get("mended")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void whatARuleDoesNotMendStaysOneEntry() throws Exception {
        send(callWith("call-1", data -> data.put("unit", GONE_UNIT).put("waitSeconds", -1)));
        send(callWith("call-2", data -> data.put("unit", GONE_UNIT)));
        String rule = SenderApi.json(
                        api.post("/mending-rules", JSON, rule("unknown-unit", GONE_UNIT, CollectorFixture.CLOSED_UNIT)))
                .get("rule")
                .textValue();

        JsonNode run = SenderApi.json(api.post("/mending-rules/" + rule + "/replay?dryRun=false", JSON, ""));

        assertThat(run.get("stillRefused").intValue()).isEqualTo(1);
        assertThat(run.get("refused").get(0).get("reason").textValue()).isEqualTo("unit-not-valid");
        assertThat(row("select count(*)::int as entries from event.quarantine")).containsEntry("entries", 2);
    }

    @Test
    void takesNoRuleAboutPersonalDataAndNobodyElsesRule() throws Exception {
        for (String bad : List.of(
                rule("invalid-identity", "a", "b").replace("/data/unit", "/data/resident"),
                rule("invalid-field", "a", "b").replace("/data/unit", "/data/errand"),
                rule("invalid-field", "a", "b").replace("/data/unit", "/data/nothing"),
                rule("unknown-unit", CollectorFixture.NUMBER, "b"),
                rule("unknown-unit", "a", "a"),
                "{}")) {
            assertThat(api.post("/mending-rules", JSON, bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        String rule = SenderApi.json(api.post("/mending-rules", JSON, rule("unknown-unit", "a", "b")))
                .get("rule")
                .textValue();
        assertThat(api.send("POST", "/mending-rules/" + rule + "/replay", "other token", JSON, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(SenderApi.json(api.get("/mending-rules", "other token")).get("rules"))
                .isEmpty();
    }

    @Test
    void noticesAtEachAgeOnceAndEndsWhatHasLainTooLong() throws Exception {
        int[] ages = {0, 1, 8, 31, 91, 399, 401};
        for (int age : ages) {
            send(callWith("call-" + age, data -> data.put("unit", GONE_UNIT)));
        }
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("update event.quarantine set received_at = operation.now()"
                        + " - make_interval(days => substring(event_id from 6)::int, mins => 1)"));
        QuarantineSweep sweep = new QuarantineSweep(db.jdbi(DatabaseRole.COUNTER));

        sweep.runIfDue();
        sweep.runIfDue();

        assertThat(texts("select payload->>'days' || ':' || (payload->>'events') from operation.notice"
                        + " where kind = 'ingest.quarantine.open' order by (payload->>'days')::int"))
                .containsExactly("1:1", "7:1", "30:1", "90:2");
        assertThat(texts("select payload->>'events' from operation.notice where kind = 'ingest.quarantine.expired'"))
                .containsExactly("1");
        assertThat(texts("select event_id || length(sealed) from event.quarantine where closed_as = 'expired'"))
                .containsExactly("call-4010");
        assertThat(texts("select state || done from operation.job where kind = 'quarantine.sweep'"))
                .containsExactly("done1");

        db.superuserJdbi().useHandle(handle -> handle.execute("delete from operation.job"));
        sweep.runIfDue();
        assertThat(texts("select kind from operation.notice")).hasSize(5);
    }

    @Test
    void expiresEarlierWhereTheCareProviderAskedForIt() throws Exception {
        send(callWith("call-1", data -> data.put("unit", GONE_UNIT)));
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("update event.quarantine set received_at = operation.now() - interval '31 days'");
            handle.execute(
                    "update registry.care_provider set quarantine_days = 30 where hsa_id = ?", CollectorFixture.REGION);
        });
        try {
            new QuarantineSweep(db.jdbi(DatabaseRole.COUNTER)).runIfDue();

            assertThat(SenderApi.json(api.get("/problems?state=expired")).findValuesAsText("id"))
                    .containsExactly("call-1");
            send(callWith("call-1", data -> data.put("unit", GONE_UNIT)));
            assertThat(SenderApi.json(api.get("/problems")).findValuesAsText("id"))
                    .containsExactly("call-1");
        } finally {
            db.superuserJdbi()
                    .useHandle(handle -> handle.execute("update registry.care_provider set quarantine_days = null"));
        }
    }

    @Test
    void alarmsOfAConflict() throws Exception {
        send(call("call-1"));
        send(callWith("call-1", data -> data.put("waitSeconds", 1)));

        assertThat(texts("select payload->>'sender' from operation.notice where kind = 'ingest.conflict'"))
                .containsExactly("phone");
        assertThat(SenderApi.json(api.get("/problems?reason=conflict")).findValuesAsText("id"))
                .containsExactly("call-1");
    }

    private static String rule(String reason, String from, String to) {
        return "{\"reason\": \"%s\", \"pointer\": \"/data/unit\", \"from\": \"%s\", \"to\": \"%s\"}"
                .formatted(reason, from, to);
    }

    private static String send(ObjectNode event) throws Exception {
        return SenderApi.json(api.post("", ONE, event.toString()))
                .path("receipt")
                .asText();
    }

    private static List<String> texts(String sql) {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static Map<String, Object> row(String sql) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().one());
    }
}
