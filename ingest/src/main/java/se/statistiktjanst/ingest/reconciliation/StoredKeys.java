package se.statistiktjanst.ingest.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Consumer;

/** The keys of one hour, 16 bytes each, and which of them the sender has listed. */
final class StoredKeys {
    private static final int FIRST_SIZE = 1 << 12;

    private long[] high = new long[FIRST_SIZE];
    private long[] low = new long[FIRST_SIZE];
    private final BitSet listed = new BitSet();
    private int size;

    /** @param sorted in the order of their bytes, as PostgreSQL sorts UUIDs */
    StoredKeys(Iterator<UUID> sorted) {
        while (sorted.hasNext()) {
            UUID key = sorted.next();
            if (size == high.length) {
                high = Arrays.copyOf(high, 2 * size);
                low = Arrays.copyOf(low, 2 * size);
            }
            high[size] = key.getMostSignificantBits();
            low[size] = key.getLeastSignificantBits();
            size++;
        }
    }

    int size() {
        return size;
    }

    /** Notes that a key was listed; false if it is not stored. */
    boolean list(UUID key) {
        int place = place(key);
        if (place < 0) {
            return false;
        }
        listed.set(place);
        return true;
    }

    int listedOnes() {
        return listed.cardinality();
    }

    void eachUnlisted(Consumer<UUID> work) {
        for (int i = listed.nextClearBit(0); i < size; i = listed.nextClearBit(i + 1)) {
            work.accept(new UUID(high[i], low[i]));
        }
    }

    private int place(UUID key) {
        int first = 0;
        int last = size - 1;
        while (first <= last) {
            int middle = (first + last) >>> 1;
            int order = compare(middle, key);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                first = middle + 1;
            } else {
                last = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int place, UUID key) {
        int order = Long.compareUnsigned(high[place], key.getMostSignificantBits());
        return order != 0 ? order : Long.compareUnsigned(low[place], key.getLeastSignificantBits());
    }
}
