package se.statistiktjanst.exports;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.exports.expiry.ExpirySweeper;
import se.statistiktjanst.exports.expiry.ProjectSweeper;
import se.statistiktjanst.exports.run.ExportJobs;

/**
 * What runs in the background.
 *
 * <pre>
 * what              how often
 * waiting exports   each second, one after the other
 * expired exports   at start and each minute
 * ended projects    at start and each minute
 * </pre>
 */
final class ExportWork implements Managed {
    private static final Logger log = LoggerFactory.getLogger(ExportWork.class);
    private static final int STOP_SECONDS = 20;

    private final ExportJobs jobs;
    private final ExpirySweeper sweeper;
    private final ProjectSweeper projects;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "exports");
        thread.setDaemon(true);
        return thread;
    });

    ExportWork(ExportJobs jobs, ExpirySweeper sweeper, ProjectSweeper projects) {
        this.jobs = jobs;
        this.sweeper = sweeper;
        this.projects = projects;
    }

    @Override
    public void start() {
        schedule(sweeper::sweep, 60);
        schedule(projects::sweep, 60);
        schedule(this::runAll, 1);
    }

    @Override
    public void stop() throws InterruptedException {
        jobs.stop();
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            log.warn("an export is still running at shutdown; it starts anew at the next start");
        }
    }

    private void runAll() {
        boolean more = true;
        while (more && !threads.isShutdown()) {
            more = jobs.runNext();
        }
    }

    private void schedule(Runnable work, int seconds) {
        Future<?> unused = threads.scheduleWithFixedDelay(() -> guarded(work), 0, seconds, TimeUnit.SECONDS);
    }

    /** A task that throws would not be run again. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error(
                    "background work on exports failed and is tried again: {}",
                    e.getClass().getName());
        }
    }
}
