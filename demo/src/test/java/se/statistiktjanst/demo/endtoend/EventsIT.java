package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sender's events: answered, counted once, and seen by the manager within a minute. */
class EventsIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final Duration PROMISE = Duration.ofSeconds(60);

    private static Visitor sender;
    private static String token;
    private static String resident;

    @BeforeAll
    static void registerToken() throws Exception {
        token = service.token(Calls.SENDER);
        sender = service.visitor();
        resident = TestNumbers.all().get(17);
    }

    @Test
    void oneEventAndABatchAreSeenOnTheStaffPageWithinAMinute() throws Exception {
        Instant now = service.clock().instant();
        YearMonth month = YearMonth.from(now.atZone(ZoneId.of("Europe/Stockholm")));
        Visitor manager = service.visitor().logIn("unit-manager");
        // Something must be there for the month to be one of those with figures.
        assertThat(send(Calls.ONE, Calls.answered("seen/0", now, resident).toString())
                        .statusCode())
                .isEqualTo(202);
        String address = "sv/mina/statistik?from=%s&to=%s".formatted(month, month);
        // Other tests send calls too, and the last of them may not be folded yet.
        long stored = service.count("event.fact f join registry.unit u on u.id = f.unit_id"
                + " where u.hsa_id = 'SE4499100016-2100' and f.occurred_on >= '%s'".formatted(month.atDay(1)));
        long before = awaitCalls(manager, address, stored);
        assertThat(before).isEqualTo(stored);

        HttpResponse<String> one =
                send(Calls.ONE, Calls.answered("seen/1", now, resident).toString());
        HttpResponse<String> batch = send(
                Calls.BATCH,
                List.of(Calls.answered("seen/2", now, resident), Calls.answered("seen/3", now, resident))
                        .toString());

        assertThat(one.statusCode()).isEqualTo(202);
        assertThat(batch.statusCode()).isEqualTo(202);
        assertThat(statuses(batch)).containsExactly("accepted", "accepted");
        assertThat(awaitCalls(manager, address, before + 3)).isEqualTo(before + 3);
    }

    @Test
    void theSameEventAgainIsADuplicateAndCountedOnce() throws Exception {
        Instant now = service.clock().instant();
        String event = Calls.answered("twice", now, resident).toString();
        assertThat(statuses(send(Calls.ONE, event))).containsExactly("accepted");
        HttpResponse<String> again = send(Calls.ONE, event);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(statuses(again)).containsExactly("duplicate");
    }

    @Test
    void aBatchInPartRefusedAnswers207AndOneWhollyRefused422() throws Exception {
        Instant now = service.clock().instant();
        HttpResponse<String> part = send(
                Calls.BATCH,
                List.of(Calls.answered("mixed/1", now, resident), Calls.toNowhere("mixed/2", now, resident))
                        .toString());
        assertThat(part.statusCode()).isEqualTo(207);
        assertThat(statuses(part)).containsExactly("accepted", "rejected");

        HttpResponse<String> whole =
                send(Calls.ONE, Calls.toNowhere("mixed/3", now, resident).toString());
        assertThat(whole.statusCode()).isEqualTo(422);
        assertThat(whole.body()).contains("/data/unit");
    }

    @Test
    void nobodySendsWithoutTheToken() throws Exception {
        String event =
                Calls.answered("no-token", service.clock().instant(), resident).toString();
        assertThat(sender.send("another", Calls.ONE, event).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> send(String type, String body) throws Exception {
        return sender.send(token, type, body);
    }

    private static List<String> statuses(HttpResponse<String> answer) throws Exception {
        JsonNode results = Visitor.parse(answer).get("results");
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> result.get("status").textValue())
                .toList();
    }

    /** Reads the page until it shows as many calls, for as long as was promised. */
    private static long awaitCalls(Visitor manager, String address, long least) throws Exception {
        Instant deadline = Instant.now(service.clock()).plus(PROMISE);
        long shown = 0;
        while (shown < least && Instant.now(service.clock()).isBefore(deadline)) {
            shown = HtmlTable.rows(manager.get(address).body()).stream()
                    .findFirst()
                    .map(row -> Long.parseLong(row.get(0)))
                    .orElse(0L);
            Thread.sleep(200);
        }
        assertThat(shown).as("calls shown within a minute").isGreaterThanOrEqualTo(least);
        return shown;
    }
}
