package se.statistiktjanst.ingest.mapping;

/**
 * Draws an index by the number of a row, the same on every machine. For sample data only: it hides nothing.
 *
 * @param skew 1 draws evenly; the larger, the more often from the beginning of the list
 */
record RowDraw(long seed, double skew) {
    private static final double UNIT = 0x1p-53;

    int index(int row, int size) {
        double even = (mix(seed * 0x9E3779B97F4A7C15L + row) >>> 11) * UNIT;
        return (int) (StrictMath.pow(even, skew) * size);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
