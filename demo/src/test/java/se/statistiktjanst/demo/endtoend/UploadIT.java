package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files by page and by API, as staff and as a sender. */
class UploadIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    @Test
    void takesAFileByThePageAndShowsWhatBecameOfIt() throws Exception {
        Visitor analyst = service.visitor().logIn("analyst");
        assertThat(analyst.get("sv/mina/filer").body()).contains("region-granmark: *.ndjson, *.jsonl");
        HttpResponse<String> taken = analyst.upload(
                "sv/mina/filer", "region-granmark", "page.ndjson", event() + "\n" + event() + "\nno event");
        assertThat(taken.uri().getPath()).isEqualTo("/sv/mina/filer");
        assertThat(taken.statusCode()).isEqualTo(200);
        String done = await(analyst, "Inläst");

        assertThat(done)
                .contains("page.ndjson", "<dt>Nya händelser</dt><dd>2</dd>", "Rad 3: Händelsen är inte giltig JSON.");
        assertThat(service.count("event.batch where transport = 'file' and accepted = 2 and rejected = 1"))
                .isEqualTo(1);
        assertThat(service.count("audit.entry where action = 'file.upload' and subject = 'region-granmark'"))
                .isPositive();
        assertThat(analyst.upload("sv/mina/filer", "region-granmark", "page.jpg", "x")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void letsOnlyThoseWithTheRightUploadAndOnlyToTheirOwnAreas() throws Exception {
        assertThat(service.visitor().logIn("controller").get("sv/mina/filer").statusCode())
                .isEqualTo(403);
        Visitor analyst = service.visitor().logIn("analyst");
        assertThat(analyst.upload("sv/mina/filer", "another", "page.ndjson", event())
                        .statusCode())
                .isEqualTo(422);
        assertThat(analyst.uploadWithToken("sv/mina/filer", "forged", "region-granmark", "page.ndjson", event())
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.visitor().get("sv/mina/filer").body()).doesNotContain("region-granmark");
    }

    @Test
    void takesAFileByTheApi() throws Exception {
        String token = service.token("phone-advice");
        Visitor sender = service.visitor();
        assertThat(sender.put("api/events/v1/files/api.ndjson", "wrong", event())
                        .statusCode())
                .isEqualTo(401);
        assertThat(sender.put("api/events/v1/files/..%2Fapi.ndjson", token, event())
                        .statusCode())
                .isIn(400, 404);
        HttpResponse<String> taken = sender.put("api/events/v1/files/api.ndjson", token, event() + "\n");
        assertThat(taken.statusCode()).isEqualTo(202);
        String where = taken.headers().firstValue("Location").orElseThrow();
        JsonNode file = Visitor.parse(sender.getAs(where, token));
        for (int i = 0; i < 100 && !file.path("state").asText().equals("done"); i++) {
            Thread.sleep(200);
            file = Visitor.parse(sender.getAs(where, token));
        }

        assertThat(file.path("result").path("accepted").intValue()).isEqualTo(1);
        assertThat(file.path("result").path("receipts")).hasSize(1);
    }

    private static String await(Visitor visitor, String text) throws Exception {
        for (int i = 0; i < 100; i++) {
            String page = visitor.get("sv/mina/filer").body();
            if (page.contains(text)) {
                return page;
            }
            Thread.sleep(200);
        }
        return visitor.get("sv/mina/filer").body();
    }

    private static String event() {
        return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"https://phone-advice.example/statistics\","
                        + "\"type\":\"se.statistiktjanst.call.v1\",\"time\":\"%s\",\"data\":{\"service\":\"phone-advice\","
                        + "\"careProvider\":\"SE4499100016-1000\",\"unit\":\"SE4499100016-2100\",\"channel\":\"phone\","
                        + "\"outcome\":\"answered\",\"waitSeconds\":12,\"talkSeconds\":240}}")
                .formatted(UUID.randomUUID(), service.clock().instant().minusSeconds(60));
    }
}
