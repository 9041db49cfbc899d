package se.statistiktjanst.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class MonthsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final int AT_ONCE = 8;
    private static final int MONTHS = 40;

    @Test
    void manyMayBeTheFirstOfAMonthAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                made.add(threads.submit(() -> ensureAll(start)));
            }
            for (Future<Integer> months : made) {
                assertThat(months.get(2, TimeUnit.MINUTES)).isEqualTo(MONTHS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** On one connection, which remembers what it has looked for, as a pooled one does. */
    private static int ensureAll(CyclicBarrier start) throws Exception {
        try (Handle handle = db.jdbi(DatabaseRole.COLLECTOR).open()) {
            for (int month = 0; month < MONTHS; month++) {
                start.await(1, TimeUnit.MINUTES);
                handle.createQuery("select event.ensure_month(:day)::text")
                        .bind("day", LocalDate.of(2015, 1, 1).plusMonths(month))
                        .mapTo(String.class)
                        .list();
            }
        }
        return MONTHS;
    }
}
