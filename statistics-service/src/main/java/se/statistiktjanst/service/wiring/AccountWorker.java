package se.statistiktjanst.service.wiring;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.ingest.quarantine.QuarantineSweep;
import se.statistiktjanst.statistics.completeness.CompletenessCount;

/** Keeps the account of what figures lack: counts it twice a minute, and ages what lies in quarantine once a day. */
final class AccountWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(AccountWorker.class);
    private static final long PAUSE_SECONDS = 30;

    private final CompletenessCount completeness;
    private final QuarantineSweep sweep;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "account"));

    AccountWorker(CompletenessCount completeness, QuarantineSweep sweep) {
        this.completeness = completeness;
        this.sweep = sweep;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // run() lets nothing through that the future could tell
    public void start() {
        executor.scheduleWithFixedDelay(this::run, 5, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }

    private void run() {
        try {
            sweep.runIfDue();
            completeness.run();
        } catch (RuntimeException e) {
            log.error(
                    "the account could not be brought up to date and is tried again: {}",
                    e.getClass().getName());
        }
    }
}
