package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.http.CollectorServer;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The client and the real collector. */
class EventClientIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final int EVENTS = 2_500;
    private static final LocalDate YESTERDAY = LocalDate.parse("2024-06-14");
    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static CollectorServer server;

    @TempDir
    Path folder;

    private final List<DroppedEvent> dropped = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        fixture.fillRegistry();
        server = CollectorServer.start(fixture);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bringsEveryEventInAndTellsTheRefusedOnes() {
        List<String> receipts = new CopyOnWriteArrayList<>();
        EventClient client = EventClient.open(
                settings(folder.resolve("first")).receipts((receipt, accepted, duplicates) -> receipts.add(receipt)));
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(call(i).with("unit", i % 100 == 7 ? "SE4499100016-9999" : CollectorFixture.UNIT));
        }
        List<String> ids = client.enqueueAll(events);

        assertThat(client.close(Duration.ofSeconds(60))).isZero();
        assertThat(client.status().accepted()).isEqualTo(EVENTS - 25);
        assertThat(receipts).hasSize(3);
        assertThat(dropped).hasSize(25).allSatisfy(event -> {
            assertThat(ids.indexOf(event.id()) % 100).isEqualTo(7);
            assertThat(event.errors()).extracting(EventError::code).containsExactly("unknown-unit");
        });
        assertThat(counts())
                .isEqualTo(Map.of("facts", EVENTS - 25L, "keys", EVENTS - 25L, "quarantined", 25L, "batches", 3L));

        // A second spool with the same ids: nothing is counted twice.
        EventClient again = EventClient.open(settings(folder.resolve("second")));
        again.enqueue(call(0).with("unit", CollectorFixture.UNIT).withId(ids.get(0)));
        assertThat(again.close(Duration.ofSeconds(60))).isZero();
        assertThat(again.status().duplicates()).isEqualTo(1);
        assertThat(counts()).containsEntry("facts", EVENTS - 25L);
    }

    @Test
    void agreesWithTheCollectorOnADayAndFindsWhatAnotherSentInItsName() throws Exception {
        EventClient client = EventClient.open(settings(folder.resolve("mine")));
        List<String> ids = client.enqueueAll(List.of(yesterday(9), yesterday(9), yesterday(21)));
        await(() -> client.status().accepted() == 3);

        assertThat(client.reconciliation().compare(YESTERDAY).matches()).isTrue();

        EventClient other = EventClient.open(settings(folder.resolve("other")));
        String foreign = other.enqueue(yesterday(21));
        assertThat(other.close(Duration.ofSeconds(60))).isZero();
        assertThat(client.reconciliation().compare(YESTERDAY).differences())
                .singleElement()
                .satisfies(hour -> {
                    assertThat(hour.hour()).isEqualTo(21);
                    assertThat(hour.unknown()).containsExactly(foreign);
                    assertThat(hour.missing()).isEmpty();
                });
        assertThat(other.reconciliation().compare(YESTERDAY).differences())
                .extracting(Reconciliation.Difference::unknown)
                .containsExactlyInAnyOrder(ids.subList(0, 2).stream().sorted().toList(), ids.subList(2, 3));
        client.close();
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 600 && !done.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private static UsageEvent yesterday(int hour) {
        return call(YESTERDAY.atTime(hour, 5).toInstant(ZoneOffset.UTC)).with("unit", CollectorFixture.UNIT);
    }

    private ClientSettings settings(Path spool) {
        return ClientSettings.of(
                        server.address(), CollectorFixture.SOURCE, spool, () -> CollectorFixture.TOKEN, dropped::add)
                .clock(CollectorFixture.CLOCK);
    }

    private static UsageEvent call(int i) {
        return call(Instant.parse("2024-06-15T11:30:00Z")).with("waitSeconds", i % 300);
    }

    private static UsageEvent call(Instant at) {
        return UsageEvent.of("se.statistiktjanst.call.v1", at)
                .with("careProvider", CollectorFixture.REGION)
                .with("service", "phone-advice")
                .with("resident", CollectorFixture.NUMBER)
                .with("channel", "phone")
                .with("outcome", "answered")
                .with("staff", Map.of("hsaId", "SE4499100016-jim"));
    }

    private static Map<String, Object> counts() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("""
                        select (select count(*) from event.fact where occurred_on = '2024-06-15') as facts,
                            (select count(*) from event.key where hour >= extract(epoch from date '2024-06-15') / 3600) as keys,
                            (select count(*) from event.quarantine) as quarantined,
                            (select count(*) from event.batch where accepted > 1 and first_on = '2024-06-15') as batches
                        """).mapToMap().one());
    }
}
