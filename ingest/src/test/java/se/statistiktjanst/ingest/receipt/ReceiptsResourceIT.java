package se.statistiktjanst.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.http.SenderApi;
import se.statistiktjanst.platform.embedded.TestDatabase;

class ReceiptsResourceIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @RegisterExtension
    static final SenderApi api = new SenderApi(db);

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch cascade"));
    }

    @Test
    void listsReceiptsNewestFirstPageByPage() throws Exception {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            given.add(receipt("call-" + i));
        }
        Collections.reverse(given);

        List<String> read = new ArrayList<>();
        String address = "/receipts?limit=3";
        int pages = 0;
        while (address != null) {
            HttpResponse<String> page = api.get(address);
            SenderApi.json(page)
                    .get("receipts")
                    .forEach(entry -> read.add(entry.get("receipt").textValue()));
            Matcher next = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
            address = next.find() ? next.group(1) : null;
            pages++;
        }

        assertThat(read).isEqualTo(given);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void listsOnlyTheSendersOwnAndOnlyOfTheDay() throws Exception {
        String receipt = receipt("call-1");
        String today = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select (operation.now() at time zone 'UTC')::date::text")
                        .mapTo(String.class)
                        .one());

        assertThat(SenderApi.json(api.get("/receipts", "other token")).get("receipts"))
                .isEmpty();
        assertThat(SenderApi.json(api.get("/receipts?day=" + today)).findValuesAsText("receipt"))
                .containsExactly(receipt);
        assertThat(SenderApi.json(api.get("/receipts?day=2020-01-01")).get("receipts"))
                .isEmpty();
        assertThat(api.get("/receipts?after=" + receipt, "other token").statusCode())
                .isEqualTo(400);
        assertThat(api.get("/receipts?day=2024-02-30").statusCode()).isEqualTo(400);
        assertThat(api.get("/receipts?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void countsWhatIsStoredByTypeAndHourOfTheEventsTime() throws Exception {
        receipt("call-1");
        receipt("call-2");
        receipt("call-2");

        JsonNode counts = SenderApi.json(api.get("/counts/2024-06-15")).get("counts");

        assertThat(counts).hasSize(1);
        assertThat(counts.get(0).get("type").textValue()).isEqualTo("se.statistiktjanst.call.v1");
        assertThat(counts.get(0).get("hour").textValue()).isEqualTo("2024-06-15T11:00:00Z");
        assertThat(counts.get(0).get("accepted").intValue()).isEqualTo(2);
        assertThat(SenderApi.json(api.get("/counts/2024-06-15", "other token")).get("counts"))
                .isEmpty();
    }

    private static String receipt(String id) throws Exception {
        return SenderApi.json(api.post("", "application/cloudevents+json", call(id).toString()))
                .get("receipt")
                .textValue();
    }
}
