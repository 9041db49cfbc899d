package se.statistiktjanst.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /**
     * A table by the care provider's county and one by the residents' have cells of nearly the same persons, which would be
     * another draw of nearly the same number.
     */
    @ParameterizedTest
    @ValueSource(doubles = {.5, .8, .9, .95, .98, 1})
    void theCellOfAHomeCountyTellsNextToNothingOfThatOfTheCareProvidersCounty(double alike) {
        assertThat(recoveredBeside(alike, true, Optional.of(new HomeCounty(OptionalInt.empty()))))
                // Five or more live there in some, so that a few are shown.
                .isCloseTo(recoveredBeside(alike, false, Optional.empty()), within(.002));
    }

    @Test
    void drawnLikeAnyOtherItWouldTellTooMuch() {
        assertThat(recoveredBeside(.8, true, Optional.empty())).isGreaterThan(blind() + .15);
    }

    /** @param home how the other cell is drawn */
    private static double recoveredBeside(double alike, boolean isOtherSeen, Optional<HomeCounty> home) {
        DisclosureGate gate = new DisclosureGate(DisclosureParameters.standard());
        SplittableRandom random = new SplittableRandom(7);
        Map<Object, int[]> seen = new HashMap<>();
        int right = 0;
        int cells = 10 * CELLS;
        for (int n = 0; n < cells; n++) {
            int residents = size(random);
            int key = 0;
            int others = 0;
            int keyOfOthers = 0;
            for (int person = 0; person < residents; person++) {
                int own = random.nextInt();
                boolean isInBoth = random.nextDouble() < alike;
                boolean hasAnother = random.nextDouble() >= alike;
                int another = random.nextInt();
                key += own;
                others += (isInBoth ? 1 : 0) + (hasAnother ? 1 : 0);
                keyOfOthers += (isInBoth ? own : 0) + (hasAnother ? another : 0);
            }
            ProtectedCell cell = gate.protect(oneEventEach(residents, key), LAYOUT);
            ProtectedCell other = gate.protect(oneEventEach(others, keyOfOthers), LAYOUT, home);
            Object said = isOtherSeen ? List.of(cell, other) : cell;
            int[] sizes = seen.computeIfAbsent(said, missing -> new int[5]);
            if (n < cells / 2) {
                sizes[residents]++;
            } else if (mostFrequent(sizes) == residents) {
                right++;
            }
        }
        return right / (cells / 2.0);
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
        if (residents == 0) {
            return new CellTotals(0, 0, 9, List.of(MeasureTotal.NONE));
        }
        return new CellTotals(
                residents, key, 9, List.of(new MeasureTotal(residents, 1, residents > 1 ? 1 : 0, residents, key)));
    }
}
