package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Sends the sample of the last thirteen completed months and of the open month up to now through the collector, each
 * service by its own sender. Safe to repeat: what is there already comes back as duplicates.
 */
public final class SampleFill {
    private static final long SEED = 2_718_281L;
    private static final int COMPLETED_MONTHS = 13;
    private static final int BATCH = 5_000;
    /** Where the collector asks for a historical import; a day less, so that a fill over midnight does not fail. */
    private static final int HISTORY_DAYS = 399;

    private final Collector collector;
    private final RegistryView senders;
    private final Clock clock;

    public SampleFill(Collector collector, RegistryView senders, Clock clock) {
        this.collector = collector;
        this.senders = senders;
        this.clock = clock;
    }

    /** The first day that has sample events. */
    public static LocalDate firstDay(Clock clock) {
        return YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM))
                .minusMonths(COMPLETED_MONTHS)
                .atDay(1);
    }

    /** Lets the senders of the sample bring the days that are too old for a sender without history. */
    public static void authoriseHistory(Jdbi operator, Clock clock) {
        List<String> codes =
                SampleService.all().stream().map(SampleService::code).toList();
        operator.useHandle(handle -> handle.createUpdate("""
                        update registry.sender set historical_from_on = :from, historical_to_on = :to
                        where code in (<codes>)
                        """)
                .bind("from", firstDay(clock))
                .bind("to", firstDay(clock).plusMonths(2))
                .bindList("codes", codes)
                .execute());
    }

    /**
     * Sends all.
     *
     * @param config folder of definitions
     * @param size events, about
     * @param percentDone told from 0 to 100 as it goes
     * @return events new to the service
     * @throws IllegalStateException if the collector refuses an event, which says that sample and registry do not fit
     */
    public int fill(Registry registry, Path config, int size, IntConsumer percentDone) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        SampleEvents sample = new SampleEvents(registry, config, size, SEED);
        YearMonth first = YearMonth.from(firstDay(clock));
        int accepted = 0;
        for (int month = 0; month <= COMPLETED_MONTHS; month++) {
            percentDone.accept(100 * month / (COMPLETED_MONTHS + 1));
            for (SampleService service : SampleService.all()) {
                accepted += fillMonth(sample, service, first.plusMonths(month), now);
            }
        }
        percentDone.accept(100);
        return accepted;
    }

    private int fillMonth(SampleEvents sample, SampleService service, YearMonth month, Instant now) {
        SenderSession sender = senders.senderByCode(service.code())
                .orElseThrow(() -> new IllegalStateException(
                        "the registry has no sender " + service.code() + ": add it to senders.csv"));
        LocalDate today = LocalDate.ofInstant(now, CalendarZone.STOCKHOLM);
        boolean old = month.atDay(1).isBefore(today.minusDays(HISTORY_DAYS));
        List<IncomingEvent> waiting = new ArrayList<>();
        int accepted = 0;
        for (LocalDate day : days(month, today)) {
            for (ObjectNode event : sample.of(service, day, now)) {
                waiting.add(IncomingEvent.of(event));
            }
            if (waiting.size() >= BATCH) {
                accepted += send(sender, old, waiting);
            }
        }
        return accepted + send(sender, old, waiting);
    }

    private static List<LocalDate> days(YearMonth month, LocalDate today) {
        return Stream.iterate(month.atDay(1), day -> day.plusDays(1))
                .limit(month.lengthOfMonth())
                .filter(day -> !day.isAfter(today))
                .toList();
    }

    private int send(SenderSession sender, boolean old, List<IncomingEvent> waiting) {
        if (waiting.isEmpty()) {
            return 0;
        }
        CollectOptions options = old ? CollectOptions.HISTORICAL : CollectOptions.NORMAL;
        Receipt receipt = collector.collect(sender, Transport.STREAM, options, waiting);
        waiting.clear();
        if (receipt.rejected() + receipt.conflicts() > 0) {
            throw new IllegalStateException(
                    "%d sample events of %s do not fit the registry or the event types, the first because of %s"
                            .formatted(receipt.rejected() + receipt.conflicts(), sender.code(), firstReason(receipt)));
        }
        return receipt.accepted();
    }

    private static String firstReason(Receipt receipt) {
        return receipt.results().stream()
                .filter(IngestResult.Rejected.class::isInstance)
                .map(IngestResult.Rejected.class::cast)
                .map(rejected -> rejected.faults().get(0).toString())
                .findFirst()
                .orElse("an event of the same id that differs");
    }
}
