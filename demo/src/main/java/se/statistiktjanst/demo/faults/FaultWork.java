package se.statistiktjanst.demo.faults;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Every event one to five times, in an order that is drawn; clients take batches off the front. */
final class FaultWork {
    private static final int MOST_COPIES = 5;

    private final int[] copies;
    private final int longestBatch;
    private final AtomicLong next = new AtomicLong();
    private final BooleanSupplier enough;
    private final BooleanSupplier late;

    /**
     * Draws copies and order.
     *
     * @param enough when to end once every copy was sent; until then they are sent again
     * @param late when to end in any case
     */
    FaultWork(FaultOptions options, BooleanSupplier enough, BooleanSupplier late) {
        SplittableRandom random = new SplittableRandom(options.seed() + 1);
        int[] all = new int[options.events() * MOST_COPIES];
        int size = 0;
        for (int number = 0; number < options.events(); number++) {
            for (int copy = 1 + random.nextInt(MOST_COPIES); copy > 0; copy--) {
                all[size++] = number;
            }
        }
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int number = all[i];
            all[i] = all[other];
            all[other] = number;
        }
        this.copies = Arrays.copyOf(all, size);
        this.longestBatch = options.longestBatch();
        this.enough = enough;
        this.late = late;
    }

    /** The next batch, null when all is done. Small ones are as likely as large ones. */
    int @Nullable [] next(SplittableRandom random) {
        int length = (int) Math.exp(random.nextDouble() * Math.log(longestBatch + 0.5));
        long from = next.getAndAdd(length);
        if (late.getAsBoolean() || (from >= copies.length && enough.getAsBoolean())) {
            return null;
        }
        int[] batch = new int[Math.max(1, length)];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = copies[(int) ((from + i) % copies.length)];
        }
        return batch;
    }

    int copies() {
        return copies.length;
    }

    long taken() {
        return next.get();
    }
}
