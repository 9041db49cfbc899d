package se.statistiktjanst.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How often the true size of a cell of 1–4 residents is guessed from everything one published cell says: the best guess
 * for each thing seen, learned on half of the cells and tried on the other half. Each resident has one event.
 */
class SmallCellRecoveryTest {
    private static final int CELLS = 40_000;
    private static final CellLayout LAYOUT =
            new CellLayout(List.of(MeasureRule.plain()), List.of(new Content.Residents(), new Content.Sum(0)));

    @Test
    void whatElseACellSaysTellsNothingMore() {
        assertThat(recovered(true)).isEqualTo(recovered(false));
    }

    @Test
    void staysWithinFifteenPointsOfTheBlindGuess() {
        assertThat(recovered(true)).isLessThan(blind() + .15);
    }

    /**
     * Why a month is frozen: a cell drawn again for each resident the attacker adds could be averaged. The attacker takes
     * away those added from what is published and rounds the mean.
     */
    @Test
    void drawingACellAgainForEachResidentAddedWouldGiveItsSizeAway() {
        DisclosureGate gate = new DisclosureGate(DisclosureParameters.standard());
        SplittableRandom random = new SplittableRandom(6);
        int right = 0;
        for (int n = 0; n < 4_000; n++) {
            int residents = size(random);
            int key = random.nextInt();
            double sum = 0;
            for (int added = 1; added <= 40; added++) {
                key += random.nextInt();
                ProtectedCell cell = gate.protect(oneEventEach(residents + added, key), LAYOUT);
                sum += cell.values().get(0).value().orElseThrow() - added;
            }
            right += Math.round(sum / 40) == residents ? 1 : 0;
        }
        assertThat(right / 4_000.0).isGreaterThan(.7);
    }

    private static double recovered(boolean allMeasures) {
        DisclosureGate gate = new DisclosureGate(DisclosureParameters.standard());
        SplittableRandom random = new SplittableRandom(4);
        Map<Object, int[]> seen = new HashMap<>();
        int right = 0;
        for (int n = 0; n < CELLS; n++) {
            int residents = size(random);
            ProtectedCell cell = gate.protect(oneEventEach(residents, random.nextInt()), LAYOUT);
            int[] sizes =
                    seen.computeIfAbsent(allMeasures ? cell : cell.values().get(0), key -> new int[5]);
            if (n < CELLS / 2) {
                sizes[residents]++;
            } else if (mostFrequent(sizes) == residents) {
                right++;
            }
        }
        return right / (CELLS / 2.0);
    }

    private static double blind() {
        SplittableRandom random = new SplittableRandom(4);
        int ones = 0;
        for (int n = 0; n < CELLS; n++) {
            ones += size(random) == 1 ? 1 : 0;
            random.nextInt();
        }
        return ones / (double) CELLS;
    }

    /** Falling by 15 % for each resident more, so that a blind guess of 1 is right in 31 % of cells. */
    private static int size(SplittableRandom random) {
        double at = random.nextDouble() * (1 + .85 + .7225 + .614125);
        return at < 1 ? 1 : at < 1.85 ? 2 : at < 2.5725 ? 3 : 4;
    }

    private static int mostFrequent(int[] sizes) {
        int best = 1;
        for (int size = 2; size < sizes.length; size++) {
            best = sizes[size] > sizes[best] ? size : best;
        }
        return best;
    }

    private static CellTotals oneEventEach(int residents, int key) {
        return new CellTotals(
                residents, key, 9, List.of(new MeasureTotal(residents, 1, residents > 1 ? 1 : 0, residents, key)));
    }
}
