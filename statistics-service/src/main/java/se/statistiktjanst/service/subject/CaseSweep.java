package se.statistiktjanst.service.subject;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes cases that are a day old, every ten minutes: what they hold of a person goes with them. */
final class CaseSweep implements Managed {
    private static final Logger log = LoggerFactory.getLogger(CaseSweep.class);
    private static final int MINUTES = 10;

    private final Jdbi eraser;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "cases"));

    CaseSweep(Jdbi eraser) {
        this.eraser = eraser;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // run() lets nothing through that the future could tell
    public void start() {
        executor.scheduleWithFixedDelay(this::run, 0, MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        executor.shutdownNow();
    }

    private void run() {
        try {
            eraser.useHandle(handle -> handle.createQuery("select vault.close_cases()")
                    .mapTo(Long.class)
                    .one());
        } catch (RuntimeException e) {
            log.error(
                    "closed cases could not be removed and are tried again: {}",
                    e.getClass().getName());
        }
    }
}
