package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** The exports API as a program of one logged-in person uses it. */
final class Orders {
    static final String ROOT = "api/exports/v1";
    private static final int PATIENCE = 300;

    private final Visitor who;

    Orders(Visitor who) {
        this.who = who;
    }

    /** An order of the first quarter's calls. */
    static String order(String form, String unit, String further) {
        return """
                {"form": "%s", "purpose": "quality_assurance", "purposeText": "Kvalitetsgranskning 2021", %s
                 "recipe": {"service": "phone-advice", "unit": "%s", "eventType": "se.statistiktjanst.call.v1",
                            "from": "2021-01", "to": "2021-03"}}
                """.formatted(form, further, unit);
    }

    /** Places it and gives its id. */
    String place(String form, String unit, String further) throws Exception {
        return placed(order(form, unit, further));
    }

    /** Places an order as it stands and gives its id. */
    String placed(String order) throws Exception {
        HttpResponse<String> answer = who.post(ROOT, order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Visitor.parse(answer).get("id").textValue();
        assertThat(answer.headers().firstValue("Content-Location").orElseThrow())
                .endsWith("/" + ROOT + "/" + id);
        return id;
    }

    /** Polls until it is ready and gives the manifest. */
    JsonNode awaitReady(String id) throws Exception {
        for (int asked = 0; asked < PATIENCE; asked++) {
            HttpResponse<String> answer = poll(id);
            if (answer.statusCode() == 200) {
                assertThat(answer.headers().firstValue("Expires")).isPresent();
                return Visitor.parse(answer);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(answer.headers().firstValue("X-Progress")).isPresent();
            Thread.sleep(100);
        }
        throw new AssertionError("the export is not ready: " + poll(id).body());
    }

    HttpResponse<String> poll(String id) throws Exception {
        return who.get(ROOT + "/" + id);
    }

    HttpResponse<String> grant(String id, String object) throws Exception {
        return who.post(ROOT + "/" + id + "/grants", "{\"object\": \"%s\"}".formatted(object));
    }

    /** Asks for a one-time address and fetches from it. */
    byte[] fetch(String id, String object) throws Exception {
        HttpResponse<String> granted = grant(id, object);
        assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
        return who.download(Visitor.parse(granted).get("url").textValue().substring(1));
    }
}
