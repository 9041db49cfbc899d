package se.statistiktjanst.statistics.disclosure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The most spread-out distribution of noise {@code v} with mean 0, and with a given variance if asked for, a least
 * probability of no noise, and probabilities that never fall on the way up to no noise.
 *
 * <p>Solved in the dual. With only the two moments fixed the answer is {@code p(v) ∝ exp(a·v + b·v²)}, found by
 * Newton's method; each inequality adds one multiplier ≥ 0, raised in turn until nothing moves. {@link StrictMath}
 * makes every machine draw the same table.
 */
final class MaximumEntropy {
    private static final int MAX_SWEEPS = 5_000;
    private static final int MAX_NEWTON_STEPS = 100;
    private static final double SETTLED = 1e-14;
    private static final double ACCURATE = 1e-9;

    private final int[] noise;
    private final OptionalDouble variance;
    private final double leastStay;
    private final int stay;
    private final int monotoneUpTo;
    private final double[] offset;
    private final double[] risingMultiplier;
    private double stayMultiplier;
    private double linear;
    private double quadratic;

    private MaximumEntropy(int[] noise, OptionalDouble variance, double leastStay, boolean rising) {
        this.noise = noise;
        this.variance = variance;
        this.leastStay = leastStay;
        this.stay = indexOfZero(noise);
        this.monotoneUpTo = rising ? Math.max(stay, 0) : 0;
        this.offset = new double[noise.length];
        this.risingMultiplier = new double[monotoneUpTo];
    }

    /**
     * Probabilities in the order of {@code noise} (ascending, distinct), or empty if no distribution meets the
     * conditions.
     */
    static Optional<double[]> solve(int[] noise, OptionalDouble variance, double leastStay, boolean rising) {
        return new MaximumEntropy(noise, variance, leastStay, rising).solve();
    }

    private Optional<double[]> solve() {
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
            fitMoments();
            if (raiseMultipliers() < SETTLED) {
                break;
            }
        }
        double[] p = probabilities();
        return isAccurate(p) ? Optional.of(p) : Optional.empty();
    }

    /** Newton's method on the convex log-partition function, with halved steps where it would overshoot. */
    private void fitMoments() {
        for (int step = 0; step < MAX_NEWTON_STEPS; step++) {
            double[] p = probabilities();
            double mean = moment(p, 1);
            double square = moment(p, 2);
            double meanError = mean;
            double squareError = variance.isPresent() ? square - variance.getAsDouble() : 0;
            if (Math.max(Math.abs(meanError), Math.abs(squareError)) < SETTLED * 10) {
                return;
            }
            double h11 = square - mean * mean;
            double h12 = moment(p, 3) - mean * square;
            double h22 = moment(p, 4) - square * square;
            double determinant = variance.isPresent() ? h11 * h22 - h12 * h12 : h11;
            if (!(determinant > 1e-200)) {
                return; // no such distribution: isAccurate will say so
            }
            double moveLinear =
                    variance.isPresent() ? -(h22 * meanError - h12 * squareError) / determinant : -meanError / h11;
            double moveQuadratic = variance.isPresent() ? -(h11 * squareError - h12 * meanError) / determinant : 0;
            if (!move(moveLinear, moveQuadratic)) {
                return;
            }
        }
    }

    private boolean move(double moveLinear, double moveQuadratic) {
        double before = logPartition(linear, quadratic);
        for (double scale = 1; scale > 1e-12; scale /= 2) {
            if (logPartition(linear + scale * moveLinear, quadratic + scale * moveQuadratic) <= before) {
                linear += scale * moveLinear;
                quadratic += scale * moveQuadratic;
                return true;
            }
        }
        return false;
    }

    /** Gives each broken inequality the multiplier that just mends it, and takes back what is no longer needed. */
    private double raiseMultipliers() {
        double largestMove = 0;
        if (stay >= 0 && leastStay > 0) {
            double p = probabilities()[stay];
            double wanted = StrictMath.log(leastStay * (1 - p) / (p * (1 - leastStay)));
            double raised = Math.max(0, stayMultiplier + wanted);
            largestMove = Math.abs(raised - stayMultiplier);
            offset[stay] += raised - stayMultiplier;
            stayMultiplier = raised;
        }
        for (int k = 0; k < monotoneUpTo; k++) {
            double raised = Math.max(0, risingMultiplier[k] + (exponent(k) - exponent(k + 1)) / 2);
            double moved = raised - risingMultiplier[k];
            largestMove = Math.max(largestMove, Math.abs(moved));
            offset[k] -= moved;
            offset[k + 1] += moved;
            risingMultiplier[k] = raised;
        }
        return largestMove;
    }

    private boolean isAccurate(double[] p) {
        boolean moments = Math.abs(moment(p, 1)) < ACCURATE
                && (variance.isEmpty() || Math.abs(moment(p, 2) - variance.getAsDouble()) < ACCURATE);
        boolean stays = stay < 0 || p[stay] > leastStay - ACCURATE;
        boolean rises = true;
        for (int k = 0; k < monotoneUpTo; k++) {
            rises &= p[k] < p[k + 1] + ACCURATE;
        }
        return moments && stays && rises;
    }

    private double[] probabilities() {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < noise.length; k++) {
            highest = Math.max(highest, exponent(k));
        }
        double[] p = new double[noise.length];
        double total = 0;
        for (int k = 0; k < noise.length; k++) {
            p[k] = StrictMath.exp(exponent(k) - highest);
            total += p[k];
        }
        for (int k = 0; k < noise.length; k++) {
            p[k] /= total;
        }
        return p;
    }

    private double exponent(int k) {
        return offset[k] + linear * noise[k] + quadratic * noise[k] * noise[k];
    }

    private double logPartition(double a, double b) {
        double centre = variance.orElse(0);
        double highest = Double.NEGATIVE_INFINITY;
        double[] exponents = new double[noise.length];
        for (int k = 0; k < noise.length; k++) {
            exponents[k] = offset[k] + a * noise[k] + b * ((double) noise[k] * noise[k] - centre);
            highest = Math.max(highest, exponents[k]);
        }
        double total = 0;
        for (double exponent : exponents) {
            total += StrictMath.exp(exponent - highest);
        }
        return highest + StrictMath.log(total);
    }

    private double moment(double[] p, int power) {
        double sum = 0;
        for (int k = 0; k < noise.length; k++) {
            double term = p[k];
            for (int factor = 0; factor < power; factor++) {
                term *= noise[k];
            }
            sum += term;
        }
        return sum;
    }

    private static int indexOfZero(int[] noise) {
        for (int k = 0; k < noise.length; k++) {
            if (noise[k] == 0) {
                return k;
            }
        }
        return -1;
    }
}
