package se.statistiktjanst.ingest.quarantine;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.platform.job.Job;
import se.statistiktjanst.platform.job.JobQueue;
import se.statistiktjanst.platform.notice.NoticeOutbox;

/**
 * Once a day: a notice when refused events have lain 1, 7, 30 and 90 days, and the end of those that have lain too long.
 * An event that ends so loses its content and counts as lost in the completeness of its day. The job, with the number of
 * events it ended, stays in {@code operation.job} as proof.
 */
public final class QuarantineSweep {
    /** The kind of its jobs. */
    public static final String KIND = "quarantine.sweep";

    /** Days until a refused event expires where the care provider has not asked for something else. */
    public static final int STANDARD_DAYS = 400;

    private static final Logger log = LoggerFactory.getLogger(QuarantineSweep.class);
    private static final int[] NOTICE_DAYS = {1, 7, 30, 90};

    private final Jdbi counter;
    private final JobQueue jobs;

    /** @param counter the pool of the counter's role */
    public QuarantineSweep(Jdbi counter) {
        this.counter = counter;
        this.jobs = new JobQueue(counter);
    }

    /** Plans a sweep if none is planned or less than a day old, and runs what is planned. */
    public void runIfDue() {
        counter.useTransaction(handle -> {
            SweepDao dao = handle.attach(SweepDao.class);
            if (dao.tryLock() && !dao.isPlannedOrFresh(KIND)) {
                JobQueue.add(handle, KIND, null, "{}");
            }
        });
        for (Optional<Job> job = jobs.take(KIND); job.isPresent(); job = jobs.take(KIND)) {
            run(job.get());
        }
    }

    private void run(Job job) {
        try {
            long expired = counter.inTransaction(QuarantineSweep::sweep);
            jobs.progress(job, expired, expired);
            jobs.finish(job, JobQueue.Outcome.DONE, null);
        } catch (RuntimeException e) {
            jobs.finish(job, JobQueue.Outcome.FAILED, "sweep-failed");
            log.error(
                    "the sweep of quarantine failed and is tried again: {}",
                    e.getClass().getName());
        }
    }

    private static long sweep(Handle handle) {
        SweepDao dao = handle.attach(SweepDao.class);
        long ended = 0;
        for (SweepDao.Expired expired : dao.expire(STANDARD_DAYS)) {
            ended += expired.events();
            NoticeOutbox.add(
                    handle,
                    "ingest.quarantine.expired",
                    null,
                    "{\"sender\":\"%s\",\"events\":%d}".formatted(expired.sender(), expired.events()));
        }
        List<SweepDao.Aged> aged = dao.noteAges(NOTICE_DAYS);
        for (SweepDao.Aged one : aged) {
            NoticeOutbox.add(
                    handle,
                    "ingest.quarantine.open",
                    null,
                    "{\"sender\":\"%s\",\"days\":%d,\"events\":%d}".formatted(one.sender(), one.days(), one.events()));
        }
        return ended;
    }
}
