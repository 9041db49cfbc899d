package se.statistiktjanst.statistics.rollup;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sums by key, in the order in which the keys came. A hash table in plain arrays, since a fold asks it several times for
 * every fact.
 */
final class Cells {
    private static final int FIRST_ROOM = 64;

    private final int keyWidth;
    private final int sumWidth;
    private int[] keys;
    private long[] sums;
    /** One more than the place of a cell, 0 for none; a power of two, at most half of it taken. */
    private int[] slots = new int[2 * FIRST_ROOM];

    private int size;

    /**
     * No cells yet.
     *
     * @param keyWidth numbers of a key
     * @param sumWidth sums of a cell
     */
    Cells(int keyWidth, int sumWidth) {
        this.keyWidth = keyWidth;
        this.sumWidth = sumWidth;
        this.keys = new int[FIRST_ROOM * keyWidth];
        this.sums = new long[FIRST_ROOM * sumWidth];
    }

    int size() {
        return size;
    }

    /** Adds to the sums of the cell with this key, or takes away. */
    void add(int sign, long[] values, int... key) {
        int from = at(key) * sumWidth;
        for (int i = 0; i < sumWidth; i++) {
            sums[from + i] += sign * values[i];
        }
    }

    /** The place of the cell with this key; the next one, {@link #size} before the call, if it was not there. */
    int at(int... key) {
        int mask = slots.length - 1;
        int slot = hash(key, 0) & mask;
        while (slots[slot] != 0) {
            int cell = slots[slot] - 1;
            if (Arrays.equals(keys, cell * keyWidth, (cell + 1) * keyWidth, key, 0, keyWidth)) {
                return cell;
            }
            slot = (slot + 1) & mask;
        }
        if ((size + 1) * keyWidth > keys.length) {
            keys = Arrays.copyOf(keys, 2 * keys.length);
            sums = Arrays.copyOf(sums, 2 * sums.length);
        }
        System.arraycopy(key, 0, keys, size * keyWidth, keyWidth);
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int cell = 0; cell < size; cell++) {
            int slot = hash(keys, cell * keyWidth) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = cell + 1;
        }
        slots = larger;
    }

    private int hash(int[] numbers, int from) {
        int hash = 0;
        for (int i = from; i < from + keyWidth; i++) {
            hash = (hash ^ numbers[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    /** One number of every key. */
    int[] keys(int column) {
        return IntStream.range(0, size)
                .map(cell -> keys[cell * keyWidth + column])
                .toArray();
    }

    /** All sums of one cell. */
    long[] sumsOf(int cell) {
        return Arrays.copyOfRange(sums, cell * sumWidth, (cell + 1) * sumWidth);
    }

    /** One sum of every cell. */
    long[] sums(int column) {
        return IntStream.range(0, size)
                .mapToLong(cell -> sums[cell * sumWidth + column])
                .toArray();
    }
}
