package se.statistiktjanst.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisclosureGateTest {
    private static final DisclosureGate GATE = new DisclosureGate(DisclosureParameters.standard());
    private static final PerturbationTable TABLE =
            PerturbationTable.generate(DisclosureParameters.standard().table());

    /** Calls, answered calls, seconds talked, seconds staff spent on notes. */
    private static final CellLayout LAYOUT = new CellLayout(
            List.of(
                    MeasureRule.plain(),
                    MeasureRule.plain().partOf(0),
                    MeasureRule.plain(),
                    MeasureRule.plain().onStaff()),
            List.of(
                    new Content.Residents(),
                    new Content.Sum(0),
                    new Content.Sum(1),
                    new Content.Sum(2),
                    new Content.Sum(3),
                    new Content.Ratio(1, 0),
                    new Content.Ratio(2, 1)));

    private record Person(int recordKey, List<Long> contributions) {}

    @Test
    void everyCellKeepsTheLaws() {
        Random random = new Random(20261105);
        for (int n = 0; n < 6_000; n++) {
            List<Person> persons = persons(random, n % 60);
            CellTotals totals = totals(persons, random.nextInt(8));
            ProtectedCell cell = GATE.protect(totals, LAYOUT);
            long residents = (long) number(cell, 0);
            assertThat(residents).matches(r -> r == 0 || r >= 5);
            assertThat(Math.abs(residents - totals.residents())).isLessThanOrEqualTo(9);
            assertThat(cell.values())
                    .allSatisfy(v -> assertThat(v.value().orElse(0)).isNotNegative());
            assertHiddenByTheRuleOnly(cell, totals, residents);
            if (isValue(cell, 1) && isValue(cell, 2)) {
                assertThat(number(cell, 2)).isLessThanOrEqualTo(number(cell, 1));
            }
            assertThat(cell.values().get(5).value().orElse(0)).isLessThanOrEqualTo(1);
            if (totals.residents() == 0) {
                assertThat(cell.values().subList(0, 5)).allMatch(v -> v.value().orElse(-1) == 0);
            }
        }
    }

    private static void assertHiddenByTheRuleOnly(ProtectedCell cell, CellTotals totals, long residents) {
        for (int measure = 0; measure < 4; measure++) {
            MeasureTotal total = totals.measures().get(measure);
            // Dominance is not asked in cells of few residents: the hiding itself would tell that there are one or two.
            boolean dominated =
                    totals.residents() >= 5 && total.sum() - total.largest() - total.second() < .15 * total.largest();
            boolean fewStaff = measure == 3 && totals.staff() < 5;
            CellState expected = residents >= 5 && (dominated || fewStaff) ? CellState.HIDDEN : CellState.VALUE;
            assertThat(cell.values().get(measure + 1).state()).isEqualTo(expected);
        }
    }

    @Test
    void orderOfPersonsDoesNotMatterAndNothingIsDrawnTwice() {
        Random random = new Random(7);
        for (int n = 0; n < 500; n++) {
            List<Person> persons = persons(random, n % 40);
            ProtectedCell cell = GATE.protect(totals(persons, 6), LAYOUT);
            Collections.shuffle(persons, random);
            assertThat(new DisclosureGate(DisclosureParameters.standard()).protect(totals(persons, 6), LAYOUT))
                    .isEqualTo(cell);
        }
    }

    @Test
    void addsTheNoiseTimesTheLargestContribution() {
        List<Person> persons = persons(new Random(3), 40);
        CellTotals totals = totals(persons, 6);
        int noise = TABLE.noise(totals.residents(), totals.cellKey());
        ProtectedCell cell = GATE.protect(totals, LAYOUT);
        MeasureTotal talk = totals.measures().get(2);
        assertThat(number(cell, 0)).isEqualTo(40.0 + noise);
        assertThat(number(cell, 3)).isEqualTo((double) (talk.sum() + noise * talk.largest()));
    }

    @Test
    void publishedZeroResidentsMakeEveryMeasureZeroWhateverTheTruth() {
        int key = keyPublishing(3, 0);
        ProtectedCell cell = GATE.protect(
                new CellTotals(
                        3,
                        key,
                        6,
                        List.of(
                                new MeasureTotal(9, 4, 3),
                                new MeasureTotal(9, 4, 3),
                                new MeasureTotal(500, 300, 100),
                                MeasureTotal.NONE)),
                LAYOUT);
        assertThat(cell.states()).isEqualTo("vvvvvnn");
        assertThat(cell.values().subList(0, 5)).allMatch(v -> v.value().orElse(-1) == 0);
    }

    @Test
    void eventsWithoutAPersonAreContributorsButNoResidents() {
        CellAccumulator cell = new CellAccumulator(1);
        cell.add(17, new long[] {4});
        cell.addUnidentified(new long[] {9});
        cell.addUnidentified(new long[] {2});
        assertThat(cell.totals(0)).isEqualTo(new CellTotals(1, 17, 0, List.of(new MeasureTotal(15, 9, 4))));
    }

    @Test
    void cellKeyWrapsAroundAtTwoToTheThirtyTwo() {
        CellAccumulator cell = new CellAccumulator(0);
        cell.add(-1, new long[0]);
        cell.add(5, new long[0]);
        assertThat(cell.totals(0).cellKey()).isEqualTo(4);
    }

    @Test
    void meanIsUncertainInASmallCellAndShownInALargeOne() {
        assertThat(GATE.protect(oneCallEach(20, 60), LAYOUT).values().get(6).state())
                .isEqualTo(CellState.UNCERTAIN);
        assertThat(GATE.protect(oneCallEach(2_000, 60), LAYOUT).values().get(6).state())
                .isEqualTo(CellState.VALUE);
    }

    @Test
    void everyShownRatioIsWithinTenPerCentOfTheTruth() {
        Random random = new Random(11);
        int shown = 0;
        for (int n = 0; n < 600; n++) {
            CellTotals totals = totals(persons(random, 20 + random.nextInt(600)), 6);
            ProtectedValue mean = GATE.protect(totals, LAYOUT).values().get(6);
            if (mean.value().isPresent()) {
                shown++;
                double exact = (double) totals.measures().get(2).sum()
                        / totals.measures().get(1).sum();
                assertThat(mean.value().getAsDouble()).isBetween(.9 * exact, 1.1 * exact);
            }
        }
        assertThat(shown).isGreaterThan(60);
    }

    @Test
    void givesNoNumberForAServiceHeldBack() {
        ProtectedCell cell = GATE.withoutNumbers(CellState.NOT_COMPLETE, LAYOUT);
        assertThat(cell.states()).isEqualTo("iiiiiii");
        assertThat(cell.values()).allMatch(v -> v.value().isEmpty());
    }

    @Test
    void refusesAThresholdUnderThreeAndWarnsUnderFive() {
        assertThatThrownBy(() -> new DisclosureParameters(2, 9, 8, 4, .15, .1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold is 2");
        assertThat(new DisclosureParameters(4, 9, 8, 4, .15, .1, true).isWeakerThanRecommended())
                .isTrue();
        assertThat(DisclosureParameters.standard().isWeakerThanRecommended()).isFalse();
    }

    @Test
    void refusesPublishedCountsBetweenOneAndTheThreshold() {
        assertThatThrownBy(() -> new DisclosureParameters(6, 9, 8, 4, .15, .1, true))
                .hasMessageContaining("smallCounts");
    }

    @Test
    void trueTotalsAreNotPrinted() {
        assertThat(oneCallEach(20, 77)).hasToString("CellTotals[REDACTED]");
    }

    private static int keyPublishing(long residents, long published) {
        return new Random(5)
                .ints()
                .filter(key -> residents + TABLE.noise(residents, key) == published)
                .findFirst()
                .orElseThrow();
    }

    private static CellTotals oneCallEach(int residents, int seconds) {
        MeasureTotal calls = new MeasureTotal(residents, 1, 1);
        MeasureTotal talk = new MeasureTotal((long) residents * seconds, 3L * seconds, 2L * seconds);
        return new CellTotals(residents, 0, 6, List.of(calls, calls, talk, calls));
    }

    private static List<Person> persons(Random random, int count) {
        List<Person> persons = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int calls = 1 + (int) Math.abs(random.nextGaussian());
            int answered = random.nextInt(calls + 1);
            int note = random.nextInt(20) == 0 ? 5_000 : random.nextInt(60);
            long talk = answered * (100L + random.nextInt(200));
            persons.add(new Person(random.nextInt(), List.of((long) calls, (long) answered, talk, (long) note)));
        }
        return persons;
    }

    private static CellTotals totals(List<Person> persons, int staff) {
        CellAccumulator cell = new CellAccumulator(4);
        persons.forEach(person -> cell.add(
                person.recordKey(),
                person.contributions().stream().mapToLong(Long::longValue).toArray()));
        return cell.totals(staff);
    }

    private static boolean isValue(ProtectedCell cell, int content) {
        return cell.values().get(content).state() == CellState.VALUE;
    }

    private static double number(ProtectedCell cell, int content) {
        return cell.values().get(content).value().orElseThrow();
    }
}
