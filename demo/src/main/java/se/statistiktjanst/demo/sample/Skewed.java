package se.statistiktjanst.demo.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Draws from a list, each item as often as its weight says. */
final class Skewed<T> {
    private final List<T> items;
    private final double[] sums;

    private Skewed(List<T> items, double[] sums) {
        this.items = items;
        this.sums = sums;
    }

    /** At least one weight must be above zero, unless there are no items. */
    static <T> Skewed<T> by(List<T> items, ToDoubleFunction<T> weight) {
        double[] sums = new double[items.size()];
        double sum = 0;
        for (int place = 0; place < sums.length; place++) {
            sum += weight.applyAsDouble(items.get(place));
            sums[place] = sum;
        }
        return new Skewed<>(List.copyOf(items), sums);
    }

    /** Earlier items more often: the one at place n has the weight 1 / (1 + n · fall). */
    static <T> Skewed<T> falling(List<T> items, double fall) {
        double[] sums = new double[items.size()];
        double sum = 0;
        for (int place = 0; place < sums.length; place++) {
            sum += 1 / (1 + place * fall);
            sums[place] = sum;
        }
        return new Skewed<>(List.copyOf(items), sums);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    T draw(SplittableRandom random) {
        double at = random.nextDouble() * sums[sums.length - 1];
        int found = Arrays.binarySearch(sums, at);
        return items.get(Math.min(found < 0 ? -found - 1 : found + 1, items.size() - 1));
    }
}
