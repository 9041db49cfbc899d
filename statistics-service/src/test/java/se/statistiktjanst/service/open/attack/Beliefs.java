package se.statistiktjanst.service.open.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.statistiktjanst.service.open.attack.Equations.Sum;

/**
 * What an attacker thinks of each cell: a number and how uncertain it is (a variance). The attacks differ in what they
 * start from and how they use the sums.
 */
final class Beliefs {
    private static final int SWEEPS = 200;

    private final double[] means;
    private final double[] variances;

    Beliefs(int size) {
        means = new double[size];
        variances = new double[size];
        Arrays.fill(variances, Double.POSITIVE_INFINITY);
    }

    void put(int cell, double mean, double variance) {
        means[cell] = mean;
        variances[cell] = variance;
    }

    double mean(int cell) {
        return means[cell];
    }

    double variance(int cell) {
        return variances[cell];
    }

    /** Each total minus all parts but one says what the one is. */
    Beliefs byDifference(List<Sum> sums) {
        Votes votes = new Votes(means.length);
        for (Sum sum : sums) {
            double mean = means[sum.whole()];
            double variance = variances[sum.whole()];
            for (int part : sum.parts()) {
                mean -= means[part];
                variance += variances[part];
            }
            for (int part : sum.parts()) {
                votes.add(part, mean + means[part], variance - variances[part]);
            }
        }
        return votes.result();
    }

    /** The parts of each total added up, and averaged over all the ways it is divided. */
    Beliefs byPartition(List<Sum> sums) {
        Votes votes = new Votes(means.length);
        for (Sum sum : sums) {
            double mean = 0;
            double variance = 0;
            for (int part : sum.parts()) {
                mean += means[part];
                variance += variances[part];
            }
            votes.add(sum.whole(), mean, variance);
        }
        return votes.result();
    }

    /** Least squares: the numbers nearest to what is thought, weighed by variance, for which every sum holds. */
    Beliefs byLeastSquares(List<Sum> sums) {
        double[] solved = means.clone();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (Sum sum : sums) {
                double off = solved[sum.whole()];
                double variance = variances[sum.whole()];
                for (int part : sum.parts()) {
                    off -= solved[part];
                    variance += variances[part];
                }
                double step = off / variance;
                solved[sum.whole()] -= variances[sum.whole()] * step;
                for (int part : sum.parts()) {
                    solved[part] += variances[part] * step;
                }
            }
        }
        Beliefs result = new Beliefs(solved.length);
        for (int cell = 0; cell < solved.length; cell++) {
            result.put(cell, solved[cell], 0);
        }
        return result;
    }

    /** Cells that something is thought of. */
    List<Integer> known() {
        List<Integer> known = new ArrayList<>();
        for (int cell = 0; cell < means.length; cell++) {
            if (Double.isFinite(variances[cell])) {
                known.add(cell);
            }
        }
        return known;
    }

    /** Averages several answers to one question, weighed by their certainty. */
    private static final class Votes {
        private final double[] weighed;
        private final double[] weights;

        Votes(int size) {
            weighed = new double[size];
            weights = new double[size];
        }

        void add(int cell, double mean, double variance) {
            weighed[cell] += mean / variance;
            weights[cell] += 1 / variance;
        }

        Beliefs result() {
            Beliefs result = new Beliefs(weights.length);
            for (int cell = 0; cell < weights.length; cell++) {
                if (weights[cell] > 0) {
                    result.put(cell, weighed[cell] / weights[cell], 1 / weights[cell]);
                }
            }
            return result;
        }
    }
}
