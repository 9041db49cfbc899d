package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventClientTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private StubCollector collector;
    private final List<DroppedEvent> dropped = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        collector = new StubCollector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void sendsWhatWasQueuedUnderIdsOfVersion7() {
        EventClient client = open(settings -> settings);
        List<String> ids = client.enqueueAll(events(25));
        long left = client.close(LONG);

        assertThat(left).isZero();
        assertThat(collector.taken()).containsExactlyElementsOf(ids);
        assertThat(ids)
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
        assertThat(collector.requests()).extracting(StubCollector.Request::path).containsOnly("/api/events/v1");
        Map<String, Object> event =
                Json.object(collector.requests().get(0).lines().get(0));
        assertThat(event)
                .containsEntry("specversion", "1.0")
                .containsEntry("source", "urn:example:client")
                .containsEntry("type", "se.statistiktjanst.call.v1")
                .containsEntry("time", "2026-05-04T12:00:00Z");
        assertThat(Json.asObject(event.get("data")))
                .containsEntry("text", "rad 1\nrad \"2\" 😀")
                .containsEntry("waitSeconds", "0")
                .doesNotContainKey("nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 401, 403, 404, 408, 429, 500, 503, 200, 302})
    void sendsTheSameAgainUntilTheCollectorHasDecided(int status) {
        AtomicInteger failures = new AtomicInteger();
        List<String> first = new CopyOnWriteArrayList<>();
        collector.answers(request -> {
            if (failures.incrementAndGet() > 3) {
                return StubCollector.takeAll(request);
            }
            first.addAll(request.ids());
            return new StubCollector.Reply(status, "<html>", Map.of("Location", "/elsewhere"));
        });
        EventClient client = open(settings -> settings);
        String id = client.enqueue(event(1));

        assertThat(client.close(LONG)).isZero();
        assertThat(collector.taken()).containsExactly(id);
        assertThat(first).containsExactly(id, id, id);
        assertThat(client.status().attempts()).isEqualTo(3);
        assertThat(client.status().fault()).isNull();
        assertThat(dropped).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "accepted",
                "{\"accepted\":1}",
                "{\"receipt\":\"r\",\"accepted\":0,\"duplicates\":0,\"conflicts\":0,\"rejected\":1,\"results\":[]}",
                "{\"receipt\":\"r\",\"accepted\":0,\"duplicates\":0,\"conflicts\":0,\"rejected\":1,"
                        + "\"results\":[{\"index\":7,\"status\":\"rejected\"}]}"
            })
    void doesNotTakeAnAnswerThatDoesNotAddUpForSuccess(String body) {
        for (int status : new int[] {202, 207}) {
            AtomicInteger requests = new AtomicInteger();
            collector.answers(request -> requests.incrementAndGet() == 1
                    ? new StubCollector.Reply(status, body)
                    : StubCollector.takeAll(request));
            EventClient client = open(settings -> settings);
            client.enqueue(event(1));

            assertThat(client.close(LONG)).isZero();
            assertThat(requests).hasValue(2);
            assertThat(client.status().accepted()).isEqualTo(1);
        }
    }

    @Test
    void waitsAsLongAsTheCollectorAsks() {
        List<Long> times = new CopyOnWriteArrayList<>();
        collector.answers(request -> {
            times.add(System.nanoTime());
            return times.size() == 1
                    ? new StubCollector.Reply(429, "", Map.of("Retry-After", "1"))
                    : StubCollector.takeAll(request);
        });
        EventClient client = open(settings -> settings);
        client.enqueue(event(1));

        assertThat(client.close(LONG)).isZero();
        assertThat(Duration.ofNanos(times.get(1) - times.get(0)))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void halvesWhatIsTooLarge() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        collector.answers(request -> {
            sizes.add(request.lines().size());
            return request.lines().size() > 7
                    ? new StubCollector.Reply(413, "{\"type\":\"urn:statistik:problem:too-large\"}")
                    : StubCollector.takeAll(request);
        });
        EventClient client = open(settings -> settings.batches(100, 1 << 20));
        List<String> ids = client.enqueueAll(events(100));

        assertThat(client.close(LONG)).isZero();
        assertThat(sizes.subList(0, 6)).containsExactly(100, 50, 25, 12, 6, 6);
        assertThat(collector.taken()).containsExactlyElementsOf(ids);
        assertThat(dropped).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void givesUpOnlyTheOneEventThatCannotBeSentAndSaysSo(int status) {
        EventClient client = open(settings -> settings.linger(SHORT));
        List<String> ids = new ArrayList<>();
        collector.answers(request -> request.lines().stream().anyMatch(line -> line.contains("\"waitSeconds\":13"))
                ? new StubCollector.Reply(
                        status, "{\"type\":\"urn:statistik:problem:bad-request\",\"detail\":\"what it says\"}")
                : StubCollector.takeAll(request));
        ids.addAll(client.enqueueAll(events(40)));

        assertThat(client.close(LONG)).isZero();
        String bad = ids.remove(13);
        assertThat(collector.taken()).containsExactlyElementsOf(ids);
        assertThat(dropped)
                .containsExactly(new DroppedEvent(
                        bad, "unsendable", List.of(new EventError("", "bad-request", "what it says"))));
    }

    @Test
    void tellsWhatWasRefusedAndSendsNothingOfItAgain() {
        AtomicInteger requests = new AtomicInteger();
        collector.answers(request -> {
            requests.incrementAndGet();
            return StubCollector.decided(request, request.lines().size() > 1 ? List.of(1, 3) : List.of(0));
        });
        EventClient client = open(settings -> settings.linger(SHORT));
        List<String> ids = client.enqueueAll(events(5));
        await(() -> client.status().pending() == 0);
        String alone = client.enqueue(event(9));

        assertThat(client.close(LONG)).isZero();
        assertThat(requests).hasValue(2);
        EventError error = new EventError("/data/unit", "unknown-unit", "is no unit");
        assertThat(dropped)
                .containsExactly(
                        new DroppedEvent(ids.get(1), "rejected", List.of(error)),
                        new DroppedEvent(ids.get(3), "rejected", List.of(error)),
                        new DroppedEvent(alone, "rejected", List.of(error)));
        assertThat(client.status().accepted()).isEqualTo(3);
        assertThat(client.status().dropped()).isEqualTo(3);
    }

    @Test
    void goesOnWhenAListenerFails() {
        collector.answers(request -> StubCollector.decided(request, List.of(0)));
        EventClient client = EventClient.open(settings(event -> {
            throw new IllegalStateException("a fault of the application");
        }));
        client.enqueueAll(events(3));

        assertThat(client.close(LONG)).isZero();
        assertThat(client.status().accepted()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsUnsentForTheNextClient() {
        collector.answers(request -> new StubCollector.Reply(503, ""));
        EventClient first = open(settings -> settings);
        List<String> ids = first.enqueueAll(events(30));
        assertThat(first.status().pending()).isEqualTo(30);
        assertThat(first.close(SHORT)).isEqualTo(30);
        assertThatThrownBy(() -> first.enqueue(event(1))).hasMessageContaining("closed");
        assertThat(first.status().fault()).isEqualTo("503");

        collector.answers(StubCollector::takeAll);
        EventClient second = open(settings -> settings);
        assertThat(second.close(LONG)).isZero();
        assertThat(collector.taken()).containsExactlyElementsOf(ids);
        assertThat(open(settings -> settings).close(LONG)).isZero();
        assertThat(collector.taken()).hasSize(30);
    }

    @Test
    void asksForTheTokenBeforeEachRequest() {
        AtomicInteger tokens = new AtomicInteger();
        AtomicInteger requests = new AtomicInteger();
        collector.answers(request ->
                requests.incrementAndGet() < 3 ? new StubCollector.Reply(401, "") : StubCollector.takeAll(request));
        EventClient client = EventClient.open(ClientSettings.of(
                        collector.address(),
                        "urn:example:client",
                        folder,
                        () -> "token " + tokens.incrementAndGet(),
                        dropped::add)
                .pauses(Duration.ofMillis(5), Duration.ofMillis(20)));
        client.enqueue(event(1));

        assertThat(client.close(LONG)).isZero();
        assertThat(tokens).hasValue(3);
    }

    @Test
    void refusesWhenTheSpoolIsFullAndLosesNothingThatWasQueued() {
        collector.answers(request -> new StubCollector.Reply(503, ""));
        EventClient client = open(settings -> settings.spoolBytes(2_000, WhenFull.REFUSE));
        List<String> ids = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        ids.add(client.enqueue(event(i)));
                    }
                })
                .isInstanceOf(SpoolFullException.class)
                .hasMessageContaining("raise spoolBytes");
        assertThat(ids).hasSizeBetween(3, 20);

        collector.answers(StubCollector::takeAll);
        assertThat(client.close(LONG)).isZero();
        assertThat(collector.taken()).containsExactlyElementsOf(ids);
    }

    @Test
    void waitsForRoomInAFullSpoolIfToldTo() {
        EventClient client = open(settings -> settings.spoolBytes(2_000, WhenFull.WAIT));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(client.enqueue(event(i)));
        }

        assertThat(client.close(LONG)).isZero();
        assertThat(collector.taken()).containsExactlyElementsOf(ids);
    }

    @Test
    void isNotHarmedByAnInterruptedCaller() {
        EventClient client = open(settings -> settings);
        Thread.currentThread().interrupt();
        client.enqueue(event(1));
        assertThat(Thread.interrupted()).isTrue();
        client.enqueue(event(2));

        assertThat(client.close(LONG)).isZero();
        assertThat(collector.taken()).hasSize(2);
    }

    @Test
    void takesEventsFromManyThreads() throws InterruptedException {
        EventClient client = open(settings -> settings);
        Set<String> ids = java.util.concurrent.ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> events(50).forEach(event -> ids.add(client.enqueue(event))));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(client.close(LONG)).isZero();
        assertThat(ids).hasSize(400);
        assertThat(collector.taken()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void takesEventsThatAreJsonAlready() {
        EventClient client = open(settings -> settings);
        String id = client.enqueueJson("{\"id\":\"own-1\",\n\"time\":\"2026-05-04T14:00:00+02:00\",\"data\":{}}");
        assertThatThrownBy(() -> client.enqueueJson("{\"id\":\"own-2\",\"time\":\"secret\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");

        assertThat(client.close(LONG)).isZero();
        assertThat(id).isEqualTo("own-1");
        assertThat(collector.taken()).containsExactly("own-1");
    }

    @Test
    void letsOneClientUseAFolder() {
        try (EventClient client = open(settings -> settings)) {
            assertThatThrownBy(() -> open(settings -> settings))
                    .isInstanceOf(SpoolException.class)
                    .hasMessageContaining("give each its own folder");
            assertThat(client.toString()).doesNotContain("the token");
        }
    }

    private EventClient open(UnaryOperator<ClientSettings> change) {
        return EventClient.open(change.apply(settings(dropped::add)));
    }

    private ClientSettings settings(DropListener listener) {
        return ClientSettings.of(collector.address(), "urn:example:client", folder, () -> "the token", listener)
                .linger(Duration.ofMillis(20))
                .pauses(Duration.ofMillis(5), Duration.ofMillis(20));
    }

    private static List<UsageEvent> events(int count) {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(i));
        }
        return events;
    }

    private static UsageEvent event(int i) {
        return UsageEvent.of("se.statistiktjanst.call.v1", NOON)
                .with("waitSeconds", i)
                .with("text", "rad 1\nrad \"2\" 😀")
                .with("nothing", null);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
