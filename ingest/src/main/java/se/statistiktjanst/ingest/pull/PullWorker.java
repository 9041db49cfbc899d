package se.statistiktjanst.ingest.pull;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;

/** Asks each source at its pace, one after the other; a source that fails or asks for it is left alone for longer. */
public final class PullWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(PullWorker.class);

    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final List<Pull> pulls = new ArrayList<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "pull"));

    /** @throws IllegalArgumentException if a source names an area that there is not */
    public PullWorker(List<PullConfiguration> sources, UploadDesk desk, OutgoingAddresses outgoing, Contacts contacts) {
        for (PullConfiguration source : sources) {
            UploadDesk.Area area = desk.named(source.area())
                    .orElseThrow(
                            () -> new IllegalArgumentException("pulls: %s names the area %s, which files.areas lacks"
                                    .formatted(source.name(), source.area())));
            pulls.add(new Pull(source, desk, area, outgoing, contacts));
        }
    }

    @Override
    public void start() {
        pulls.forEach(pull -> schedule(pull, Duration.ZERO));
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ask() lets nothing through that the future could tell
    private void schedule(Pull pull, Duration after) {
        if (!executor.isShutdown()) {
            executor.schedule(() -> ask(pull), after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ask(Pull pull) {
        Duration asked = Duration.ZERO;
        try {
            asked = pull.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            log.error("{} failed: {}", pull.source().integration(), e.getClass().getName());
        }
        Duration pause = pause(Duration.ofMinutes(pull.source().everyMinutes()), pull.failures(), asked);
        schedule(pull, pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10 + 1)));
    }

    /**
     * How long to leave a source alone: its pace, twice as long for each failure in a row up to a day, and never shorter
     * than it asked for.
     */
    static Duration pause(Duration every, int failures, Duration asked) {
        Duration grown = every.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration most = every.compareTo(LONGEST) > 0 ? every : LONGEST;
        Duration pause = grown.compareTo(most) > 0 ? most : grown;
        return asked.compareTo(pause) > 0 ? asked : pause;
    }
}
