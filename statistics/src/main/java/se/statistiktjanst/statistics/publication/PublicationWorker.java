package se.statistiktjanst.statistics.publication;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Publishes by the calendar: each hour it looks whether a completed period has come to its day. One that is published
 * is left alone, so it does not matter how often it looks or whether it was down on the day.
 */
public final class PublicationWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(PublicationWorker.class);

    private final Publication publication;
    private final Catalogue catalogue;
    private final Clock clock;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "publication"));

    public PublicationWorker(Publication publication, Catalogue catalogue, Clock clock) {
        this.publication = publication;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // publishDue() lets nothing through that the future could tell
    public void start() {
        executor.scheduleWithFixedDelay(this::publishDue, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn(
                    "a publication is cut off by the shutdown; nothing of it is visible, and it is made at the next start");
            executor.shutdownNow();
        }
    }

    private void publishDue() {
        try {
            LocalDate today = LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM));
            publication.completed().stream()
                    .filter(period -> !today.isBefore(period.dueOn()))
                    .forEach(this::publish);
        } catch (RuntimeException e) {
            log.error(
                    "publication failed and is tried again in an hour: {}",
                    e.getClass().getName());
        }
    }

    private void publish(Period period) {
        PublishedPeriod made = publication.publish(period, catalogue, PublicationProgress.NONE);
        Stream.concat(made.open().stream(), made.staff().stream())
                .forEach(release -> log.info(
                        "published {} of {}, version {}", release.cubeId(), release.period(), release.version()));
    }
}
