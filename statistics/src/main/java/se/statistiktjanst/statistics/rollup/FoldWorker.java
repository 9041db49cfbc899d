package se.statistiktjanst.statistics.rollup;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds in the background, so that an event is in the figures within seconds. Rests as long as the last fold took: under
 * load many batches are folded at once, which is cheaper, and a few events are there almost at once.
 */
public final class FoldWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(FoldWorker.class);
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final long SHORTEST_PAUSE_MS = 200;

    private final Folder folder;
    private final Runnable afterwards;
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "fold"));

    /** @param afterwards what may only be done to facts that are folded, such as taking corrected ones out again */
    public FoldWorker(Folder folder, Runnable afterwards) {
        this.folder = folder;
        this.afterwards = afterwards;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void start() {
        executor.execute(this::fold);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // fold() lets nothing through that the future could tell
    private void fold() {
        long pause = LONGEST_PAUSE_MS;
        try {
            long start = System.nanoTime();
            if (folder.foldAll() > 0) {
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                pause = Math.max(SHORTEST_PAUSE_MS, Math.min(took, LONGEST_PAUSE_MS));
            }
            afterwards.run();
        } catch (RuntimeException e) {
            // The batches keep their flag, so the next round takes them up.
            log.error("folding failed and is tried again: {}", e.getClass().getName());
        }
        if (!executor.isShutdown()) {
            executor.schedule(this::fold, pause, TimeUnit.MILLISECONDS);
        }
    }
}
