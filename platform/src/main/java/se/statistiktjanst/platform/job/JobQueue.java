package se.statistiktjanst.platform.job;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code operation.job}: work that outlives a request. A job is taken by one worker at a time; a worker that
 * dies stops its heartbeat and the job is taken up again.
 */
public final class JobQueue {
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

    private final Jdbi jdbi;

    public JobQueue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds a job in the caller's transaction and gives its id. */
    public static long add(Handle handle, String kind, @Nullable Integer providerId, String payloadJson) {
        return handle.createQuery("insert into operation.job (kind, provider_id, payload)"
                        + " values (:kind, :provider, :payload::jsonb) returning id")
                .bind("kind", kind)
                .bind("provider", providerId)
                .bind("payload", payloadJson)
                .mapTo(Long.class)
                .one();
    }

    /** Takes the oldest job of a kind that waits, or whose worker is dead. */
    public Optional<Job> take(String kind) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update operation.job set state = 'running', attempts = attempts + 1,
                            heartbeat_at = operation.now()
                        where id = (
                            select id from operation.job
                            where kind = :kind and run_after <= operation.now()
                                and (state = 'waiting'
                                    or state = 'running' and heartbeat_at < operation.now() - :dead * interval '1 second')
                            order by run_after, id
                            for update skip locked limit 1)
                        returning id, public_id, kind, provider_id, payload::text as payload, attempts
                        """)
                .bind("kind", kind)
                .bind("dead", DEAD_AFTER.toSeconds())
                .map((row, context) -> new Job(
                        row.getLong("id"),
                        row.getString("public_id"),
                        row.getString("kind"),
                        row.getObject("provider_id", Integer.class),
                        row.getString("payload"),
                        row.getInt("attempts")))
                .findOne());
    }

    /**
     * Says how far a job has come, and that its worker lives.
     *
     * @return false if somebody has asked for it to be cancelled
     */
    public boolean progress(Job job, long done, @Nullable Long total) {
        // A handle of its own: within a transaction of the worker nobody would see that it lives.
        try (Handle handle = jdbi.open()) {
            return handle.createQuery("""
                            update operation.job set done = :done, total = coalesce(:total, total),
                                heartbeat_at = operation.now()
                            where id = :id returning not cancel_requested
                            """)
                    .bind("id", job.id())
                    .bind("done", done)
                    .bind("total", total)
                    .mapTo(Boolean.class)
                    .one();
        }
    }

    /** Ends a job; an error code, never an error text, says why it failed. */
    public void finish(Job job, Outcome outcome, @Nullable String errorCode) {
        jdbi.useHandle(handle -> handle.createUpdate("update operation.job set state = :state,"
                        + " error_code = :error, finished_at = operation.now() where id = :id")
                .bind("id", job.id())
                .bind("state", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .bind("error", errorCode)
                .execute());
    }

    /** How a job ended. */
    public enum Outcome {
        DONE,
        FAILED,
        CANCELLED
    }
}
