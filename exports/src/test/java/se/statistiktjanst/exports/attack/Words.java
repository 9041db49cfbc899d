package se.statistiktjanst.exports.attack;

/** Whole lanes of words. */
final class Words {
    private Words() {}

    static void copy(int[][] from, int[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    static void copy(long[][] from, long[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    static void add(int[][] from, int[][] to) {
        for (int i = 0; i < from.length; i++) {
            add(from[i], to[i]);
        }
    }

    static void add(long[][] from, long[][] to) {
        for (int i = 0; i < from.length; i++) {
            add(from[i], to[i]);
        }
    }

    private static void add(int[] from, int[] to) {
        for (int i = 0; i < LaneHash.LANES; i++) {
            to[i] += from[i];
        }
    }

    private static void add(long[] from, long[] to) {
        for (int i = 0; i < LaneHash.LANES; i++) {
            to[i] += from[i];
        }
    }
}
