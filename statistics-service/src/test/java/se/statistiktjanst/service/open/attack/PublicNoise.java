package se.statistiktjanst.service.open.attack;

import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.disclosure.PerturbationTable;
import se.statistiktjanst.statistics.disclosure.PerturbationTable.Entry;

/**
 * What a published number of residents says of the true one, to somebody who knows the method and the table of noise, both
 * of which are public, and how many cells there are of each size, which is not.
 */
final class PublicNoise {
    private static final int LARGEST = 60;
    private static final int LIKE_ANY_OTHER = 40;

    private final double[][] probability;
    private final double[] sizes;

    /** @param sizes how many cells have each true size, from 0 */
    PublicNoise(double[] sizes) {
        PerturbationTable table =
                PerturbationTable.generate(DisclosureParameters.standard().table());
        List<List<Entry>> rows = new ArrayList<>();
        for (Entry entry : table.entries()) {
            if (entry.trueCount() == rows.size()) {
                rows.add(new ArrayList<>());
            }
            rows.get(entry.trueCount()).add(entry);
        }
        this.sizes = sizes;
        this.probability = new double[LARGEST][LARGEST + 10];
        for (int count = 0; count < LARGEST; count++) {
            for (Entry entry : rows.get(Math.min(count, rows.size() - 1))) {
                probability[count][count + entry.noise()] += entry.probability();
            }
        }
    }

    /** Expected true number, and its variance. */
    double[] moments(double published) {
        if (published >= LIKE_ANY_OTHER) {
            return new double[] {published, DisclosureParameters.standard().variance()};
        }
        double weight = 0;
        double mean = 0;
        double square = 0;
        for (int count = 0; count < LARGEST; count++) {
            double likely = sizes[Math.min(count, sizes.length - 1)] * probability[count][(int) published];
            weight += likely;
            mean += likely * count;
            square += likely * count * count;
        }
        return new double[] {mean / weight, Math.max(1e-3, square / weight - (mean / weight) * (mean / weight))};
    }
}
