package se.statistiktjanst.statistics.rollup;

import java.util.Arrays;

/** Whole numbers, as many as come. */
final class Numbers {
    private static final int FIRST_ROOM = 8;

    private int[] values = {};
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST_ROOM, 2 * size));
        }
        values[size++] = value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Ascending. */
    int[] sorted() {
        int[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
