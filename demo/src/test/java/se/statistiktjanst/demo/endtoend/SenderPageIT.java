package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of those who run a sender. */
class SenderPageIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String PAGE = "sv/mina/avsandare";

    @Test
    void showsReceiptsRefusedEventsAndDaysWithoutValues() throws Exception {
        String token = service.token("phone-advice");
        String good = event("1", "answered", "SE4499100016-2100");
        String wrong = event("2", "answered", "SE4499100016-9999");
        assertThat(service.visitor()
                        .send(token, "application/cloudevents-batch+json", "[" + good + "," + wrong + "]")
                        .statusCode())
                .isEqualTo(207);

        HttpResponse<String> page = service.visitor().logIn("service-developer").get(PAGE + "?sender=phone-advice");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Enheten finns inte hos vårdgivaren i registret.",
                        "/data/unit",
                        "sender-page-2",
                        "Registrerad.")
                .doesNotContain("SE4499100016-9999", token);
        assertThat(HtmlTable.rows(page.body().substring(page.body().indexOf("id=\"receipts\""))))
                .anySatisfy(cells -> assertThat(cells.subList(1, 6)).containsExactly("2", "1", "0", "0", "1"));
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(service.visitor()
                        .logIn("service-developer")
                        .get("en/mina/avsandare")
                        .body())
                .contains("Refused events");
    }

    @Test
    void saysWhatIsWrongWithAPastedEventInSwedishAndStoresNothing() throws Exception {
        Visitor developer = service.visitor().logIn("service-developer");
        long before = service.count("event.batch");
        String events = "[%s, %s]"
                .formatted(event("3", "answered", "SE4499100016-2100"), event("4", "lost", "SE4499100016-2100"));

        HttpResponse<String> page = developer.postForm(PAGE, "sender", "phone-advice", "event", events);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("Händelse 1: sender-page-3", "Skulle tas emot.", "Händelse 2: sender-page-4", "Skulle nekas.")
                .contains("/data/outcome", "Fältets värde är inte giltigt.");
        assertThat(service.count("event.batch")).isEqualTo(before);
        assertThat(developer
                        .postForm(PAGE, "sender", "phone-advice", "event", "{\"id\": x}")
                        .body())
                .contains("Texten är inte giltig JSON", "Se rad 1.");
    }

    @Test
    void isOnlyForThoseWithTheRightAndForTheirOwnSenders() throws Exception {
        for (String user : List.of("unit-manager", "analyst", "staff-member")) {
            assertThat(service.visitor().logIn(user).get(PAGE).statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        Visitor developer = service.visitor().logIn("service-developer");
        assertThat(developer.get(PAGE + "?sender=messages").statusCode()).isEqualTo(404);
        assertThat(developer.postForm(PAGE, "sender", "messages", "event", "{}").statusCode())
                .isEqualTo(404);
        assertThat(developer
                        .postFormWith(PAGE, "sender=phone-advice&event=%7B%7D")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String event(String number, String outcome, String unit) {
        return """
                {"specversion": "1.0", "id": "sender-page-%s", "source": "https://phone-advice.example/statistics",
                 "type": "se.statistiktjanst.call.v1", "time": "%s",
                 "data": {"service": "phone-advice", "careProvider": "SE4499100016-1000", "unit": "%s",
                  "channel": "phone", "outcome": "%s"}}
                """.formatted(number, service.clock().instant().truncatedTo(ChronoUnit.SECONDS), unit, outcome);
    }
}
