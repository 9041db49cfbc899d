package se.statistiktjanst.ingest.health;

import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the integrations every minute. */
public final class HealthWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(HealthWorker.class);
    private static final long PAUSE_SECONDS = 60;

    private final IntegrationHealth health;
    private final List<Integration.Declared> declared;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "integration-health"));

    public HealthWorker(IntegrationHealth health, List<Integration.Declared> declared) {
        this.health = health;
        this.declared = List.copyOf(declared);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing through that the future could tell
    public void start() {
        health.declare(declared);
        executor.scheduleWithFixedDelay(this::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }

    private void look() {
        try {
            health.look();
        } catch (RuntimeException e) {
            log.error(
                    "the integrations could not be looked at: {}", e.getClass().getName());
        }
    }
}
