package se.statistiktjanst.benchmarks.world;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.statistics.rollup.Folder;

/** Stores events a part at a time; while the next part is stored, the service's own fold takes the one before. */
final class Filling {
    private static final int BATCH = 10_000;
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final int LEAST_AT_ONCE = 100_000;

    private record Part(long events, double seconds) {}

    private final Jdbi superuser;
    private final Cast cast;
    private final MadeUpEvents made;
    private final long events;
    private final int atOnce;
    private final PrintStream out;
    private final List<Part> stored = new ArrayList<>();
    private final List<Part> folded = new ArrayList<>();

    /** Of so many events, down to whole batches, over some days. */
    Filling(Jdbi superuser, long events, LocalDate first, int days, PrintStream out) {
        this.superuser = superuser;
        this.events = events / BATCH * BATCH;
        this.atOnce = (int) Math.max(LEAST_AT_ONCE, Math.min(MOST_AT_ONCE, events / 10)) / BATCH * BATCH;
        this.out = out;
        this.cast = superuser.withHandle(Cast::read);
        this.made = new MadeUpEvents(cast, this.events, first, days);
    }

    /** Stores all and leaves them unfolded. */
    void store() {
        long start = System.nanoTime();
        for (long from = 0; from < events; from += atOnce) {
            storePart(from);
            out.printf("  %,d events stored after %.0f s%n", Math.min(events, from + atOnce), seconds(start));
        }
    }

    /** Stores and folds all. */
    void storeAndFold(Folder folder) {
        // Brings a new database up to shape.
        folder.foldAll();
        long start = System.nanoTime();
        CompletableFuture<Void> fold = CompletableFuture.completedFuture(null);
        for (long from = 0; from < events; from += atOnce) {
            long count = storePart(from);
            fold.join();
            tell(from, start);
            fold = CompletableFuture.runAsync(() -> fold(folder, count));
        }
        fold.join();
        tell(events, start);
        out.printf(
                "stored in %.1f µs an event, folded in %.1f: in the first tenth %.1f, in the last %.1f%n",
                micros(stored), micros(folded), micros(tenth(0)), micros(tenth(9)));
    }

    private long storePart(long from) {
        long start = System.nanoTime();
        int count = (int) Math.min(atOnce, events - from);
        superuser.useTransaction(handle -> {
            handle.execute("set local synchronous_commit = off");
            copy(handle, batches(handle, count / BATCH), from, count);
        });
        stored.add(new Part(count, seconds(start)));
        return count;
    }

    private void copy(Handle handle, long firstBatch, long from, int count) {
        try {
            FactCopy copy = new FactCopy(handle, cast, made);
            for (int at = 0; at < count; at += BATCH) {
                copy.batch(firstBatch + at / BATCH, BATCH, from + at);
            }
            copy.end();
        } catch (SQLException e) {
            throw new IllegalStateException("facts could not be stored: SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** As many batches, and the first one's id. Nobody else has drawn ids. */
    private long batches(Handle handle, int number) {
        return handle.createQuery("""
                        with batch as (
                            insert into event.batch
                                (sender_id, transport, received, accepted, duplicates, conflicts, rejected)
                            select :sender, 'http', :events, :events, 0, 0, 0 from generate_series(1, :number)
                            returning id
                        )
                        select min(id) from batch""")
                .bind("sender", cast.sender())
                .bind("events", BATCH)
                .bind("number", number)
                .mapTo(Long.class)
                .one();
    }

    private void fold(Folder folder, long count) {
        long start = System.nanoTime();
        folder.foldAll();
        folded.add(new Part(count, seconds(start)));
    }

    private void tell(long foldedUntilNow, long start) {
        if (foldedUntilNow > 0) {
            out.printf(
                    "  %,d events stored and folded after %.0f s; the last %,d stored in %.1f µs each, folded in %.1f%n",
                    foldedUntilNow,
                    seconds(start),
                    folded.get(folded.size() - 1).events(),
                    micros(stored.subList(folded.size() - 1, folded.size())),
                    micros(folded.subList(folded.size() - 1, folded.size())));
        }
    }

    private List<Part> tenth(int which) {
        int size = Math.max(1, folded.size() / 10);
        return which == 0 ? folded.subList(0, size) : folded.subList(folded.size() - size, folded.size());
    }

    private static double micros(List<Part> parts) {
        return parts.stream().mapToDouble(Part::seconds).sum()
                * 1e6
                / parts.stream().mapToLong(Part::events).sum();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
