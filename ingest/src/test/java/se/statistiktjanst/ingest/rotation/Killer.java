package se.statistiktjanst.ingest.rotation;

import org.jdbi.v3.core.Jdbi;

/** Ends a connection of the migrator that is in a transaction, once, wherever it is in it. */
final class Killer implements AutoCloseable {
    private final Thread thread;
    private volatile boolean stopped;

    Killer(Jdbi superuser) {
        thread = new Thread(() -> {
            while (!stopped) {
                int killed = superuser.withHandle(
                        handle -> handle.createQuery("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where usename = 'statistik_migrator' and xact_start is not null
                                    and query ~ 'resident|person'
                                """).mapTo(Integer.class).one());
                stopped |= killed > 0;
            }
        });
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
