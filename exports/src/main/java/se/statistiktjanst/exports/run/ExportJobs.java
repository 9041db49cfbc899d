package se.statistiktjanst.exports.run;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.platform.job.Job;
import se.statistiktjanst.platform.job.JobQueue;
import se.statistiktjanst.platform.job.JobQueue.Outcome;

/**
 * Takes waiting exports one at a time and runs them. A run that dies is taken up by any worker after a minute and
 * started from scratch, with new keys; after three attempts it has failed.
 */
public final class ExportJobs {
    private static final Logger log = LoggerFactory.getLogger(ExportJobs.class);
    private static final int MOST_ATTEMPTS = 3;

    private final JobQueue queue;
    private final RunLifecycle lifecycle;
    private final Map<ExportForm, Form> forms = new EnumMap<>(ExportForm.class);
    private final AtomicBoolean stopping = new AtomicBoolean();

    ExportJobs(JobQueue queue, RunLifecycle lifecycle, Map<ExportForm, Form> forms) {
        this.queue = queue;
        this.lifecycle = lifecycle;
        this.forms.putAll(forms);
    }

    /** Runs the next export; false if none waits. */
    public boolean runNext() {
        Optional<Job> job = queue.take(ExportOrders.JOB_KIND);
        job.ifPresent(this::run);
        return job.isPresent();
    }

    /** Makes a run stop soon; another worker, or the next start, takes it up. */
    public void stop() {
        stopping.set(true);
    }

    private void run(Job job) {
        Optional<Run> begun = lifecycle.begin(job, (done, total) -> progress(job, done, total));
        if (begun.isEmpty()) {
            queue.finish(job, Outcome.CANCELLED, null);
            return;
        }
        Run run = begun.get();
        try {
            if (job.attempts() > MOST_ATTEMPTS) {
                fail(job, run, "too_many_attempts");
                return;
            }
            Form form = forms.get(run.export().form());
            if (form == null) {
                fail(job, run, "form_not_enabled");
                return;
            }
            lifecycle.finish(run, form.write(run));
            queue.finish(job, Outcome.DONE, null);
        } catch (RunStoppedException e) {
            lifecycle.discard(run);
            if (e.isCancelled()) {
                lifecycle.cancelled(run);
                queue.finish(job, Outcome.CANCELLED, null);
            }
        } catch (ProjectEndedException e) {
            fail(job, run, "project_ended");
        } catch (IOException | RuntimeException e) {
            // Texts of exceptions may hold what was read, so the log gets the class only.
            log.error(
                    "export {} failed: {}",
                    run.export().publicId(),
                    e.getClass().getName());
            fail(job, run, "failed");
        }
    }

    private void fail(Job job, Run run, String errorCode) {
        lifecycle.discard(run);
        lifecycle.failed(run, errorCode);
        queue.finish(job, Outcome.FAILED, errorCode);
    }

    private void progress(Job job, long done, long total) {
        if (stopping.get()) {
            throw new RunStoppedException(false);
        }
        if (!queue.progress(job, done, total)) {
            throw new RunStoppedException(true);
        }
    }
}
