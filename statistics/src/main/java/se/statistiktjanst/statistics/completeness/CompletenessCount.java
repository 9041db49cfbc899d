package se.statistiktjanst.statistics.completeness;

import org.jdbi.v3.core.Jdbi;

/**
 * Brings the stored completeness in line with quarantine and reconciliations. What was received and late is added when a
 * batch is folded.
 */
public final class CompletenessCount {
    private final Jdbi counter;

    /** @param counter the pool of the counter's role */
    public CompletenessCount(Jdbi counter) {
        this.counter = counter;
    }

    /** Counts anew; does nothing to days that are right already. */
    public void run() {
        counter.useTransaction(handle -> {
            CompletenessDao dao = handle.attach(CompletenessDao.class);
            dao.clearMended();
            dao.countRefused();
            dao.copyReconciliations();
        });
    }
}
