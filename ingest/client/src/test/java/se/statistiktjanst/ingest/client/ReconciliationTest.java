package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-04");
    private static final String UUID_1 = "0196a0b2-0000-7000-8000-00000000000a";
    private static final String UUID_2 = "0196a0b2-0000-7000-8000-00000000000b";

    @TempDir
    Path folder;

    @Test
    void sumsHashesAsTheConventionSays() {
        // printf 'urn:a\x1f<id>' | sha256sum, first 16 digits, added mod 2^64.
        assertThat(HourSum.of("urn:a", List.of(UUID_1)).hex()).isEqualTo("642cfeca78e734c1");
        assertThat(HourSum.of("urn:a", List.of(UUID_1.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(HourSum.of("urn:a", List.of(UUID_1)));
        assertThat(HourSum.of("urn:a", List.of(UUID_1, UUID_2)).hex()).isEqualTo("bd70da374ebf6b86");
        assertThat(HourSum.of("urn:a", List.of())).isEqualTo(new HourSum(0, 0));
    }

    @Test
    void comparesADayInTwoSteps() throws Exception {
        try (StubCollector collector = new StubCollector()) {
            EventClient client =
                    EventClient.open(ClientSettings.of(collector.address(), "urn:a", folder, () -> "token", event -> {})
                            .linger(Duration.ofMillis(10))
                            .clock(Clock.fixed(Instant.parse("2026-05-05T00:00:00Z"), ZoneOffset.UTC)));
            collector.answers(request -> StubCollector.decided(
                    request,
                    request.ids().contains("refused") ? List.of(request.ids().indexOf("refused")) : List.of()));
            Instant eleven = Instant.parse("2026-05-04T11:59:59Z");
            client.enqueueAll(List.of(
                    event(UUID_1, eleven),
                    event("refused", eleven),
                    event(UUID_2, eleven),
                    event("x", eleven.plusSeconds(1))));
            while (client.status().pending() > 0) {
                Thread.onSpinWait();
            }
            collector.answers(request -> request.method().equals("PUT")
                    ? new StubCollector.Reply(
                            200,
                            sums(request)
                                            .equals(Map.of(
                                                    11,
                                                    "2 bd70da374ebf6b86",
                                                    12,
                                                    "1 "
                                                            + HourSum.of("urn:a", List.of("x"))
                                                                    .hex()))
                                    ? "{\"state\":\"differs\",\"hours\":[{\"hour\":11,\"sent\":{},\"stored\":{}}]}"
                                    : "{\"state\":\"match\",\"hours\":[]}")
                    : new StubCollector.Reply(
                            200,
                            request.lines().equals(List.of('"' + UUID_1 + '"', '"' + UUID_2 + '"'))
                                            && request.path().equals("/api/events/v1/reconciliations/2026-05-04/11/ids")
                                    ? "{\"missing\":[\"" + UUID_2 + "\"],\"unknown\":[\"other\"]}"
                                    : "{}"));

            Reconciliation.Report report = client.reconciliation().compare(DAY);

            assertThat(report.matches()).isFalse();
            assertThat(report.differences())
                    .containsExactly(new Reconciliation.Difference(
                            11, List.of(UUID_2), List.of(), List.of(), List.of("other"), true));
            collector.answers(
                    request -> new StubCollector.Reply(404, "{\"type\":\"urn:statistik:problem:not-found\"}"));
            assertThatThrownBy(() -> client.reconciliation().compare(DAY)).hasMessageContaining("404 (not-found)");
            client.close();
        }
    }

    private static Map<Integer, String> sums(StubCollector.Request request) {
        List<?> hours =
                Json.asList(Json.object(String.join("", request.lines())).get("hours"));
        assertThat(hours).hasSize(24);
        return java.util.stream.IntStream.range(0, 24)
                .boxed()
                .filter(hour -> !Json.asText(Json.asObject(hours.get(hour)).get("count"))
                        .equals("0"))
                .collect(Collectors.toMap(
                        hour -> hour,
                        hour -> Json.asObject(hours.get(hour)).get("count") + " "
                                + Json.asObject(hours.get(hour)).get("sum")));
    }

    private static UsageEvent event(String id, Instant time) {
        return UsageEvent.of("se.statistiktjanst.call.v1", time).withId(id);
    }
}
