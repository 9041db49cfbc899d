package se.statistiktjanst.statistics.rollup;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds in the background, every other second, so that an event is in the figures well within a minute. */
public final class FoldWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(FoldWorker.class);
    private static final long PAUSE_SECONDS = 2;

    private final Folder folder;
    private final Runnable afterwards;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "fold"));

    /** @param afterwards what may only be done to facts that are folded, such as taking corrected ones out again */
    public FoldWorker(Folder folder, Runnable afterwards) {
        this.folder = folder;
        this.afterwards = afterwards;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // fold() lets nothing through that the future could tell
    public void start() {
        executor.scheduleWithFixedDelay(this::fold, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }

    private void fold() {
        try {
            folder.foldAll();
            afterwards.run();
        } catch (RuntimeException e) {
            // The batches keep their flag, so the next round takes them up; an exception here would end the schedule.
            log.error("folding failed and is tried again: {}", e.getClass().getName());
        }
    }
}
