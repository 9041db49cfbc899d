package se.statistiktjanst.statistics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The nights of 2026 in which Sweden changes its clocks, one event in each half of each hour. */
class ClockChangeIT {
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);
    private static final Duration STEP = Duration.ofMinutes(30);

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static Jdbi superuser;
    private static Receipt receipt;

    @BeforeAll
    static void collectAndFold() {
        superuser = db.superuserJdbi();
        CollectorFixture fixture = new CollectorFixture(db);
        fixture.fillRegistry();
        // The database makes no months that lie ahead of its clock.
        superuser.useHandle(handle -> handle.execute(
                "update operation.clock_offset set shift = timestamptz '2026-10-27 12:00Z' - operation.now() + shift"));
        Clock clock = Clock.fixed(Instant.parse("2026-10-27T12:00:00Z"), ZoneOffset.UTC);
        Collector collector = new Collector(
                fixture.collectorPool(),
                new RegistryView(fixture.collectorPool(), clock),
                CollectorFixture.eventTypes(),
                CollectorFixture.keys(),
                clock,
                CollectorSettings.DEFAULT);
        List<IncomingEvent> events = new ArrayList<>();
        // The day before, the day itself and the day after, by the clocks of Sweden: 23:00 UTC in winter, 22:00 in
        // summer.
        addEvents(events, "2026-03-27T23:00:00Z", "2026-03-30T22:00:00Z");
        addEvents(events, "2026-10-23T22:00:00Z", "2026-10-26T23:00:00Z");
        receipt = collector.collect(fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, events);
        new Folder(db.jdbi(DatabaseRole.COUNTER)).foldAll();
    }

    private static void addEvents(List<IncomingEvent> events, String from, String to) {
        for (Instant at = Instant.parse(from); at.isBefore(Instant.parse(to)); at = at.plus(STEP)) {
            String time = at.toString();
            String id = UUID.nameUUIDFromBytes(time.getBytes(StandardCharsets.UTF_8))
                    .toString();
            ObjectNode call = CollectorFixture.call(id, event -> event.put("time", time));
            events.add(IncomingEvent.of(call));
        }
    }

    @Test
    void everyEventIsTaken() {
        assertThat(receipt.accepted()).isEqualTo(2 * (24 + 23 + 24) + 2 * (24 + 25 + 24));
    }

    @Test
    void theRollUpHas23HoursInSpringAnd25InAutumn() {
        assertThat(perDay("select occurred_on as day, sum(events) as n from usage.daily group by 1"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        SPRING.minusDays(1),
                        48L,
                        SPRING,
                        46L,
                        SPRING.plusDays(1),
                        48L,
                        AUTUMN.minusDays(1),
                        48L,
                        AUTUMN,
                        50L,
                        AUTUMN.plusDays(1),
                        48L));
    }

    @Test
    void theHourThatIsLeftOutHasNoEventAndTheOneThatComesTwiceHasTwiceAsMany() {
        assertThat(perHour(SPRING)).isEqualTo(hours(2, 0L));
        assertThat(perHour(AUTUMN)).isEqualTo(hours(2, 4L));
    }

    @Test
    void theReceiptTellsTheHoursApartInUtc() {
        assertThat(perDay("""
                        select (hour_at at time zone 'Europe/Stockholm')::date as day, count(*) as n
                        from event.batch_count group by 1
                        """)).containsEntry(SPRING, 23L).containsEntry(AUTUMN, 25L);
        List<Integer> inEachHour =
                superuser.withHandle(handle -> handle.createQuery("select distinct accepted from event.batch_count")
                        .mapTo(Integer.class)
                        .list());
        assertThat(inEachHour).containsExactly(2);
    }

    private static Map<LocalDate, Long> perDay(String query) {
        Map<LocalDate, Long> days = new TreeMap<>();
        superuser.useHandle(handle -> handle.createQuery(query)
                .map(row -> Map.entry(row.getColumn("day", LocalDate.class), row.getColumn("n", Long.class)))
                .forEach(day -> days.put(day.getKey(), day.getValue())));
        return days;
    }

    /** Two events in each hour but one. */
    private static Map<Integer, Long> hours(int other, long events) {
        Map<Integer, Long> hours = new TreeMap<>();
        IntStream.range(0, 24).filter(hour -> hour != other).forEach(hour -> hours.put(hour, 2L));
        if (events > 0) {
            hours.put(other, events);
        }
        return hours;
    }

    private static Map<Integer, Long> perHour(LocalDate day) {
        Map<Integer, Long> hours = new TreeMap<>();
        superuser.useHandle(handle -> handle.createQuery(
                        "select hour, count(*) as n from event.fact where occurred_on = :day group by 1")
                .bind("day", day)
                .map(row -> Map.entry(row.getColumn("hour", Integer.class), row.getColumn("n", Long.class)))
                .forEach(hour -> hours.put(hour.getKey(), hour.getValue())));
        return hours;
    }
}
