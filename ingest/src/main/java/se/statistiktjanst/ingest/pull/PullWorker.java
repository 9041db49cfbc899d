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
        Duration pause = Duration.ofMinutes(pull.source().everyMinutes());
        try {
            Duration asked = pull.ask();
            pause = asked.compareTo(pause) > 0 ? asked : pause;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            log.error("{} failed: {}", pull.source().integration(), e.getClass().getName());
        }
        schedule(pull, pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10 + 1)));
    }
}
