package se.statistiktjanst.statistics.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntBiFunction;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.statistics.disclosure.CellTotals;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.disclosure.PerturbationTable;

/**
 * How often the size of a cell of 1–4 residents is guessed from what is published, by the best guess for each thing seen,
 * learned on half of the draws and tried on the other half. A blind guess is right in a quarter of them.
 */
class ScatteredKeysTest {
    private static final int DRAWS = 400_000;
    private static final int OTHERS = 60;
    private static final PerturbationTable TABLE =
            PerturbationTable.generate(DisclosureParameters.standard().table());

    /** The true total is known to staff, so they know its noise, and that of two parts together. */
    @Test
    void byPlainSumsOfKeysAnExactTotalWouldTellItsPartsAndByScatteredOnesHardly() {
        double alone = recovered((size, random) -> published(size, random.nextInt()));
        double plain = recovered((size, random) -> besideAnExactTotal(size, random, key -> key));
        double scattered = recovered((size, random) -> besideAnExactTotal(size, random, ScatteredKeysTest::scattered));
        assertThat(plain).isGreaterThan(alone + .07);
        assertThat(scattered).isBetween(alone, alone + .03);
    }

    /** Why a group that open tables show is drawn with its open key again. */
    @Test
    void aSecondDrawOfACellWouldTellMore() {
        double once = recovered((size, random) -> published(size, random.nextInt()));
        double twice = recovered((size, random) ->
                published(size, random.nextInt()) * 64 + published(size, scattered(random.nextInt())));
        assertThat(twice).isGreaterThan(once + .05);
    }

    private static int published(int size, int key) {
        return size + TABLE.noise(size, key);
    }

    /** The part, how far the other part is from the total, and the noise of the total. */
    private static int besideAnExactTotal(int size, SplittableRandom random, IntUnaryOperator keying) {
        int part = random.nextInt();
        int others = random.nextInt();
        int total = size + OTHERS;
        int publishedPart = published(size, keying.applyAsInt(part));
        int left = total - published(OTHERS, keying.applyAsInt(others));
        int noise = TABLE.noise(total, keying.applyAsInt(part + others));
        return (publishedPart * 64 + left + 20) * 64 + noise + 20;
    }

    /** As a group that no open table shows is drawn. */
    private static int scattered(int key) {
        CellTotals cell = new CellTotals(1, key, 0, List.of());
        return new DrawnGroups().keyed(cell, cell).cellKey();
    }

    private static double recovered(ToIntBiFunction<Integer, SplittableRandom> seeing) {
        SplittableRandom random = new SplittableRandom(8);
        Map<Integer, int[]> seen = new HashMap<>();
        int right = 0;
        for (int n = 0; n < DRAWS; n++) {
            int size = 1 + random.nextInt(4);
            int[] sizes = seen.computeIfAbsent(seeing.applyAsInt(size, random), sight -> new int[5]);
            if (n % 2 == 0) {
                sizes[size]++;
            } else {
                right += best(sizes) == size ? 1 : 0;
            }
        }
        return right / (DRAWS / 2.0);
    }

    private static int best(int[] sizes) {
        int most = Arrays.stream(sizes).max().orElseThrow();
        int best = 1;
        while (sizes[best] < most) {
            best++;
        }
        return best;
    }
}
