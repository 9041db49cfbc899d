package se.statistiktjanst.statistics.rollup;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds in the background, so that an event is in the figures within seconds. Rests as long as the last fold took: under
 * load many batches are folded at once, which is cheaper. The rest ends as soon as no more come, so a few events are there
 * almost at once and the end of many is not waited for.
 */
public final class FoldWorker implements Managed {
    private static final Logger log = LoggerFactory.getLogger(FoldWorker.class);
    private static final long LOOK_MS = 100;
    private static final long LONGEST_REST_MS = 2_000;
    private static final long SHORTEST_REST_MS = 200;

    private final Folder folder;
    private final Runnable afterwards;
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "fold"));
    // Of the only thread.
    private long restsUntil = System.nanoTime();
    private Waiting waiting = Waiting.NONE;
    private boolean failed;

    /** @param afterwards what may only be done to facts that are folded, such as taking corrected ones out again */
    public FoldWorker(Folder folder, Runnable afterwards) {
        this.folder = folder;
        this.afterwards = afterwards;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing through that the future could tell
    public void start() {
        executor.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }

    private void look() {
        try {
            if (restsUntil - System.nanoTime() <= 0 || (!failed && hasFlowEnded())) {
                fold();
            }
        } catch (RuntimeException e) {
            // The batches keep their flag, so the next round takes them up.
            log.error("folding failed and is tried again: {}", e.getClass().getName());
            failed = true;
            rest(LONGEST_REST_MS);
        }
    }

    /** Whether batches wait and none has come since the last look. */
    private boolean hasFlowEnded() {
        Waiting before = waiting;
        waiting = folder.waiting();
        return waiting.batches() > 0 && waiting.equals(before);
    }

    private void fold() {
        long start = System.nanoTime();
        int folded = folder.foldAll();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        afterwards.run();
        failed = false;
        waiting = Waiting.NONE;
        rest(folded > 0 ? Math.max(SHORTEST_REST_MS, Math.min(took, LONGEST_REST_MS)) : LONGEST_REST_MS);
    }

    private void rest(long millis) {
        restsUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
