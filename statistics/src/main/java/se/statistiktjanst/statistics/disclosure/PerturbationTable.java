package se.statistiktjanst.statistics.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Perturbation table of the cell key method: for each true count {@code i} a distribution over published counts
 * {@code j} with mean noise 0, noise of at most D, variance V and otherwise maximum entropy. Published counts
 * 1…{@code smallCounts} never occur, 0 stays 0, and every count above the last row uses the last, symmetric row.
 *
 * <p>Method: S. Giessing, <i>Computational Issues in the Design of Transition Probabilities and Disclosure Risk
 * Estimation for Additive Noise</i>, Privacy in Statistical Databases 2016; laid out and checked like the tables of the
 * R package ptable: one entry for each (i, j), cumulated probabilities rounded to eight decimals, probabilities not
 * falling on the way up to "no noise". Where the variance V cannot be had, the row first gives up the least
 * probability of staying in steps of .05, then the variance (which is then lower than V).
 *
 * <p>Does <b>not</b> protect by itself: whoever may ask for any set of cells averages the noise away. It is only safe
 * over a closed catalogue of cells, each drawn once.
 */
public final class PerturbationTable {
    private static final double STAY_STEP = 0.05;
    private static final double DECIMALS = 1e8;
    private static final double KEYS = 4294967296.0;

    private final Parameters parameters;
    private final List<List<Entry>> rows;
    private final long[][] upperKeys;

    /**
     * What the noise must be like.
     *
     * @param maxNoise D, the largest absolute noise
     * @param variance V, the variance of the noise
     * @param smallCounts js: the published counts 1…js never occur
     * @param leastStay probability that a count stays as it is, at least; 0 leaves it to maximum entropy
     */
    public record Parameters(int maxNoise, double variance, int smallCounts, double leastStay) {
        public Parameters {
            require(maxNoise >= 1 && maxNoise <= 50, "maxNoise must be 1–50, is " + maxNoise);
            require(smallCounts >= 0 && smallCounts < maxNoise, "smallCounts must be 0 to maxNoise - 1");
            require(
                    variance > 0 && variance < (double) maxNoise * maxNoise,
                    "variance must be between 0 and maxNoise²");
            require(leastStay >= 0 && leastStay < 1, "leastStay must be at least 0 and under 1");
        }

        public Parameters(int maxNoise, double variance, int smallCounts) {
            this(maxNoise, variance, smallCounts, 0);
        }

        /** True count of the last row, the first one whose noise no boundary cuts. */
        int lastRow() {
            return smallCounts == 0 ? maxNoise : maxNoise + smallCounts + 1;
        }

        private static void require(boolean fine, String message) {
            if (!fine) {
                throw new IllegalArgumentException("Perturbation table: " + message);
            }
        }
    }

    /**
     * One line of the table.
     *
     * @param trueCount i
     * @param publishedCount j
     * @param probability p, of j given i
     * @param noise v = j − i
     * @param lowerBound cumulated probability below this entry, inclusive lower end of its share of the keys
     * @param upperBound lowerBound + probability, exclusive
     */
    public record Entry(
            int trueCount, int publishedCount, double probability, int noise, double lowerBound, double upperBound) {}

    /** Of rows as they are, the last for all larger counts. Not public: noise is made by {@link #generate}. */
    PerturbationTable(Parameters parameters, List<List<Entry>> rows) {
        this.parameters = parameters;
        this.rows = List.copyOf(rows);
        this.upperKeys = rows.stream().map(PerturbationTable::upperKeys).toArray(long[][]::new);
    }

    /**
     * Makes the table; the same parameters give the same table on every machine.
     *
     * @throws IllegalArgumentException if some count cannot be given unbiased noise of at most the variance
     */
    public static PerturbationTable generate(Parameters parameters) {
        List<List<Entry>> rows = new ArrayList<>();
        rows.add(List.of(new Entry(0, 0, 1, 0, 0, 1)));
        for (int trueCount = 1; trueCount <= parameters.lastRow(); trueCount++) {
            rows.add(row(trueCount, parameters));
        }
        return new PerturbationTable(parameters, rows);
    }

    /**
     * Noise to add to a true count.
     *
     * @param cellKey sum of the record keys modulo 2³², read as an unsigned number
     */
    public int noise(long trueCount, int cellKey) {
        if (trueCount < 0) {
            throw new IllegalArgumentException("A count of residents cannot be negative");
        }
        int row = (int) Math.min(trueCount, parameters.lastRow());
        long key = Integer.toUnsignedLong(cellKey);
        int entry = 0;
        while (key >= upperKeys[row][entry]) {
            entry++;
        }
        return rows.get(row).get(entry).noise();
    }

    public Parameters parameters() {
        return parameters;
    }

    /** All entries, by true count and published count. */
    public List<Entry> entries() {
        return rows.stream().flatMap(List::stream).toList();
    }

    private static List<Entry> row(int trueCount, Parameters parameters) {
        int[] noise = IntStream.rangeClosed(
                        Math.max(0, trueCount - parameters.maxNoise()), trueCount + parameters.maxNoise())
                .filter(j -> j == 0 || j > parameters.smallCounts())
                .map(j -> j - trueCount)
                .toArray();
        return entries(trueCount, noise, probabilities(trueCount, noise, parameters));
    }

    private static double[] probabilities(int trueCount, int[] noise, Parameters parameters) {
        OptionalDouble variance = OptionalDouble.of(parameters.variance());
        // Steps counted in whole numbers: the floating-point remainder of 0.5 − 10 · 0.05 would be one try more.
        for (int step = 0; step * STAY_STEP < parameters.leastStay() + STAY_STEP; step++) {
            double leastStay = Math.max(0, parameters.leastStay() - step * STAY_STEP);
            Optional<double[]> found = MaximumEntropy.solve(noise, variance, leastStay, true);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return MaximumEntropy.solve(noise, OptionalDouble.empty(), 0, true)
                .filter(p -> varianceOf(p, noise) <= parameters.variance())
                .orElseThrow(() -> new IllegalArgumentException("Perturbation table: no unbiased noise of variance "
                        + parameters.variance() + " exists for the count " + trueCount
                        + "; choose a larger variance or fewer small counts"));
    }

    private static double varianceOf(double[] p, int[] noise) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * noise[k] * noise[k];
        }
        return sum;
    }

    private static List<Entry> entries(int trueCount, int[] noise, double[] p) {
        List<Entry> entries = new ArrayList<>();
        double cumulated = 0;
        double lower = 0;
        for (int k = 0; k < noise.length; k++) {
            cumulated += p[k];
            double upper = k == noise.length - 1 ? 1 : Math.rint(cumulated * DECIMALS) / DECIMALS;
            entries.add(new Entry(trueCount, trueCount + noise[k], upper - lower, noise[k], lower, upper));
            lower = upper;
        }
        return List.copyOf(entries);
    }

    private static long[] upperKeys(List<Entry> row) {
        return row.stream()
                .mapToLong(entry -> Math.round(entry.upperBound() * KEYS))
                .toArray();
    }
}
