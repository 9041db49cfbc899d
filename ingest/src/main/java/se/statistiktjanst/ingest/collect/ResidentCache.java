package se.statistiktjanst.ingest.collect;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keyed vault index to {@code resident_ref}, for the residents met lately. Bounded: an entry has four places it may
 * stand in, and a new one takes the place of any of them. The index already names the care provider, and 128 bits of it
 * are compared, so two residents cannot be taken for one. Safe for use by several threads.
 *
 * <p>An erased resident must not come back from here: what is remembered holds for one epoch of the vault, and every
 * erasure, in whatever process, begins another.
 */
final class ResidentCache {
    private static final int PLACES = 4;

    private record Entry(long high, long low, int ref, long epoch) {}

    private final AtomicReferenceArray<@Nullable Entry> entries;
    private final int mask;

    /** @param size entries at most, about 40 bytes each; rounded down to a power of two */
    ResidentCache(int size) {
        int slots = Integer.highestOneBit(Math.max(size, PLACES));
        entries = new AtomicReferenceArray<>(slots);
        mask = slots - 1;
    }

    /** The number, or 0 if it is not known here in this epoch. */
    int get(byte[] index, long epoch) {
        ByteBuffer bytes = ByteBuffer.wrap(index);
        long high = bytes.getLong();
        long low = bytes.getLong();
        for (int i = 0; i < PLACES; i++) {
            Entry entry = entries.get((int) (high + i) & mask);
            if (entry != null && entry.high == high && entry.low == low && entry.epoch == epoch) {
                return entry.ref;
            }
        }
        return 0;
    }

    /** Remembers a number that stood in the vault, committed, in an epoch. */
    void put(byte[] index, int ref, long epoch) {
        ByteBuffer bytes = ByteBuffer.wrap(index);
        long high = bytes.getLong();
        long low = bytes.getLong();
        int place = ThreadLocalRandom.current().nextInt(PLACES);
        for (int i = 0; i < PLACES; i++) {
            Entry entry = entries.get((int) (high + i) & mask);
            if (entry == null || entry.epoch != epoch) {
                place = i;
                break;
            }
        }
        entries.set((int) (high + place) & mask, new Entry(high, low, ref, epoch));
    }
}
