package se.statistiktjanst.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.statistics.disclosure.PerturbationTable.Entry;
import se.statistiktjanst.statistics.disclosure.PerturbationTable.Parameters;

class PerturbationTableTest {
    private static final PerturbationTable PUBLISHED = PerturbationTable.generate(new Parameters(5, 3, 2, .5));
    private static final PerturbationTable OURS = PerturbationTable.generate(new Parameters(9, 8, 4));

    @Test
    void reproducesThePublishedCheckValues() {
        assertThat(PUBLISHED.entries()).hasSize(66);
        assertThat(mean(PUBLISHED, Entry::probability)).isEqualTo(.136);
        assertThat(mean(PUBLISHED, Entry::lowerBound)).isEqualTo(.562);
        assertThat(mean(PUBLISHED, Entry::upperBound)).isEqualTo(.698);
        assertThat(mean(PUBLISHED, Entry::noise)).isEqualTo(1.045);
    }

    /** The example table of the R package ptable (D=2, V=1.05, js=1; the third row not held to rise). */
    @Test
    void reproducesThePublishedExampleTableEntryByEntry() {
        assertRow(new int[] {-1, 1, 2}, true, .50833333, .47500000, .01666667);
        assertRow(new int[] {-2, 0, 1, 2}, true, .16155827, .55565037, .24246618, .04032518);
        assertRow(new int[] {-1, 0, 1, 2}, false, .41231301, .28806097, .18693903, .11268699);
        assertRow(new int[] {-2, -1, 0, 1, 2}, true, .07012498, .24450007, .37074990, .24450007, .07012498);
    }

    private static void assertRow(int[] noise, boolean rising, double... expected) {
        double[] p =
                MaximumEntropy.solve(noise, OptionalDouble.of(1.05), 0, rising).orElseThrow();
        assertThat(p).containsExactly(expected, within(1e-6));
    }

    @Test
    void keepsZeroZero() {
        assertThat(new SplittableRandom(1).ints(1_000)).allMatch(key -> OURS.noise(0, key) == 0);
    }

    @Test
    void everyRowSumsToOneHasMeanZeroAndTheVariance() {
        OURS.entries().stream().collect(Collectors.groupingBy(Entry::trueCount)).forEach((count, row) -> {
            assertThat(sum(row, Entry::probability)).isCloseTo(1, within(1e-12));
            assertThat(sum(row, e -> e.probability() * e.noise())).isCloseTo(0, within(1e-6));
            assertThat(sum(row, e -> e.probability() * e.noise() * e.noise()))
                    .isCloseTo(count == 0 ? 0 : 8, within(1e-5));
        });
    }

    @Test
    void neverPublishesOneToFourNorMovesACountMoreThanNine() {
        assertThat(OURS.entries()).hasSize(185).allSatisfy(entry -> {
            assertThat(entry.publishedCount()).matches(j -> j == 0 || j >= 5);
            assertThat(Math.abs(entry.noise())).isLessThanOrEqualTo(9);
            assertThat(entry.publishedCount()).isEqualTo(entry.trueCount() + entry.noise());
            assertThat(entry.probability()).isPositive();
        });
    }

    @Test
    void lastRowIsSymmetricAndServesEveryLargerCount() {
        List<Entry> last =
                OURS.entries().stream().filter(e -> e.trueCount() == 14).toList();
        for (int k = 0; k < last.size(); k++) {
            assertThat(last.get(k).probability())
                    .isCloseTo(last.get(last.size() - 1 - k).probability(), within(2e-8));
        }
        assertThat(new SplittableRandom(2).ints(1_000))
                .allMatch(key -> OURS.noise(14, key) == OURS.noise(Long.MAX_VALUE, key));
    }

    /** Any small step that keeps sum, mean and variance must lose entropy, or break an inequality. */
    @Test
    void noNeighbourHasMoreEntropy() {
        int[] noise = IntStream.rangeClosed(-9, 9).toArray();
        double[] p = MaximumEntropy.solve(noise, OptionalDouble.of(8), 0, true).orElseThrow();
        double[] third = {1, -3, 3, -1}; // orthogonal to 1, v and v² on neighbours
        for (int at = 0; at + 3 < p.length; at++) {
            for (double step : new double[] {1e-4, -1e-4}) {
                double[] moved = p.clone();
                for (int k = 0; k < 4; k++) {
                    moved[at + k] += step * third[k];
                }
                assertThat(entropy(moved)).isLessThan(entropy(p));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9, 14, 1_000})
    void drawsTheNoiseInTheProportionsOfTheTable(int count) {
        SplittableRandom random = new SplittableRandom(20261105);
        int draws = 200_000;
        var seen = IntStream.range(0, draws)
                .mapToObj(n -> OURS.noise(count, random.nextInt()))
                .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
        OURS.entries().stream()
                .filter(e -> e.trueCount() == Math.min(count, 14))
                .forEach(e -> assertThat(seen.getOrDefault(e.noise(), 0L) / (double) draws)
                        .isCloseTo(e.probability(), within(.006)));
    }

    @Test
    void readsTheKeyAsUnsigned() {
        assertThat(PUBLISHED.noise(100, 0)).isEqualTo(-5);
        assertThat(PUBLISHED.noise(100, Integer.MAX_VALUE)).isZero();
        assertThat(PUBLISHED.noise(100, -1)).isEqualTo(5);
    }

    @Test
    void givesUpTheVarianceWhereNoNoiseReachesIt() {
        PerturbationTable wide = PerturbationTable.generate(new Parameters(5, 6, 2));
        List<Entry> one =
                wide.entries().stream().filter(e -> e.trueCount() == 1).toList();
        assertThat(sum(one, e -> e.probability() * e.noise())).isCloseTo(0, within(1e-6));
        assertThat(sum(one, e -> e.probability() * e.noise() * e.noise())).isLessThan(5);
    }

    @Test
    void refusesAVarianceTooSmallForTheSmallCounts() {
        assertThatThrownBy(() -> PerturbationTable.generate(new Parameters(9, 1, 4)))
                .hasMessageContaining("choose a larger variance");
    }

    private static double mean(PerturbationTable table, ToDoubleFunction<Entry> value) {
        double mean = sum(table.entries(), value) / table.entries().size();
        return Math.round(mean * 1_000) / 1_000.0;
    }

    private static double sum(List<Entry> entries, ToDoubleFunction<Entry> value) {
        return entries.stream().mapToDouble(value).sum();
    }

    private static double entropy(double[] p) {
        return -java.util.Arrays.stream(p).map(x -> x * Math.log(x)).sum();
    }
}
