package se.statistiktjanst.demo.faults;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kills the server and the database, each in its own rhythm, and starts them again, until it is told to end. */
final class Disturbance {
    private static final int LEAST_OF_DATABASE = 5;

    private final FaultSite site;
    private final FaultOptions options;
    private final SplittableRandom random;
    private final Thread server = new Thread(this::disturbServer, "kill-server");
    private final Thread database = new Thread(this::disturbDatabase, "kill-database");
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile int serverKills;
    private volatile int databaseKills;
    private volatile @Nullable Exception failure;

    Disturbance(FaultSite site, FaultOptions options) {
        this.site = site;
        this.options = options;
        this.random = new SplittableRandom(options.seed());
    }

    void start() {
        server.start();
        database.start();
    }

    /** Kills no more; both run when this returns. */
    void end() throws Exception {
        // Not by interrupting: a database half-way through its start must get to the end of it.
        ending.countDown();
        database.join();
        server.join();
        if (failure != null) {
            throw failure;
        }
        site.startServer();
    }

    boolean enough() {
        return failure != null
                || (serverKills >= options.leastKills() && databaseKills >= options.leastKills() / LEAST_OF_DATABASE);
    }

    int serverKills() {
        return serverKills;
    }

    int databaseKills() {
        return databaseKills;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by this thread alone
    private void disturbServer() {
        until(() -> {
            site.startServer();
            FaultOptions.Range seconds = options.serverSeconds();
            long millis = TimeUnit.SECONDS.toMillis(seconds.from())
                    + random.nextLong(TimeUnit.SECONDS.toMillis(seconds.to() - seconds.from()) + 1);
            if (!endsWithin(millis)) {
                site.killServer();
                serverKills++;
            }
        });
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by this thread alone
    private void disturbDatabase() {
        until(() -> {
            if (!endsWithin(TimeUnit.SECONDS.toMillis(options.databaseSeconds()))) {
                site.killDatabase();
                databaseKills++;
            }
        });
    }

    private interface Round {
        void run() throws Exception;
    }

    private void until(Round round) {
        try {
            while (ending.getCount() > 0) {
                round.run();
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private boolean endsWithin(long millis) throws InterruptedException {
        return ending.await(millis, TimeUnit.MILLISECONDS);
    }
}
