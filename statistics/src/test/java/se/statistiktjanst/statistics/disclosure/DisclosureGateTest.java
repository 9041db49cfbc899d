package se.statistiktjanst.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    @Test
    void aNumberPerThousandIsThePublishedOneByThePopulationOfCellsThatAreNotSmall() {
        CellLayout layout = new CellLayout(
                List.of(MeasureRule.plain()),
                List.of(
                        new Content.Residents(),
                        new Content.Sum(0),
                        new Content.PerThousand(new Content.Residents()),
                        new Content.PerThousand(new Content.Sum(0))));
        Random random = new Random(20261122);
        int noisy = 0;
        int hidden = 0;
        for (int n = 0; n < 2_000; n++) {
            CellAccumulator cell = new CellAccumulator(1);
            for (int person = 0; person < n % 60; person++) {
                cell.add(random.nextInt(), new long[] {1 + random.nextInt(4)});
            }
            CellTotals totals = cell.totals(0);
            double residents = number(GATE.protect(totals, layout), 0);
            ProtectedCell known = GATE.protect(totals, layout, Optional.of(new HomeCounty(OptionalInt.of(4_000))));
            ProtectedCell unknown = GATE.protect(totals, layout, Optional.of(new HomeCounty(OptionalInt.empty())));
            if (residents < 14) {
                assertThat(known.states()).as("%s residents", residents).isEqualTo("uuuu");
                assertThat(unknown.states()).isEqualTo("uunn");
                hidden++;
                continue;
            }
            assertThat(number(known, 0)).isEqualTo(residents);
            assertThat(number(known, 2)).isEqualTo(residents / 4);
            assertThat(known.values().get(3).state())
                    .isEqualTo(known.values().get(1).state());
            assertThat(known.values().get(3).value().orElse(-4))
                    .isEqualTo(known.values().get(1).value().orElse(-16) / 4);
            noisy += residents == totals.residents() ? 0 : 1;
            assertThat(unknown.values().subList(0, 2)).isEqualTo(known.values().subList(0, 2));
            assertThat(unknown.states()).endsWith("nn");
        }
        assertThat(noisy).as("cells in which the true number would be another").isGreaterThan(800);
        assertThat(hidden).isGreaterThan(200);
    }

    private static void assertHiddenByTheRuleOnly(ProtectedCell cell, CellTotals totals, long residents) {
        for (int measure = 0; measure < 4; measure++) {
            boolean fewStaff = measure == 3 && totals.staff() < 5;
            assertThat(cell.values().get(measure + 1).state())
                    .isEqualTo(expected(totals.measures().get(measure), residents, fewStaff));
        }
    }

    private static CellState expected(MeasureTotal total, long residents, boolean fewStaff) {
        long contributors = total.contributors() + TABLE.noise(total.contributors(), total.key());
        boolean dominated = total.sum() - total.largest() - total.second() < .15 * total.largest();
        if (residents == 0) {
            return CellState.VALUE;
        }
        if (fewStaff) {
            return CellState.HIDDEN;
        }
        if (residents < 14 || (contributors > 0 && contributors < 14)) {
            return CellState.UNCERTAIN;
        }
        return contributors > 0 && dominated ? CellState.HIDDEN : CellState.VALUE;
    }

    @Test
    void aMeasureTellsNothingWhereFewerThanFiveResidentsCanBe() {
        Random random = new Random(13);
        int[] values = new int[15];
        for (int n = 0; n < 20_000; n++) {
            CellTotals totals = totals(persons(random, 1 + n % 4), 9);
            ProtectedCell cell = GATE.protect(totals, LAYOUT);
            values[(int) number(cell, 0)]++;
            assertThat(cell.states()).isIn("vvvvvnn", "vuuuuuu");
        }
        assertThat(values[0]).isPositive();
        assertThat(values[9]).isPositive();
        assertThat(values[14]).isZero();
    }

    /** One call each: answered and abandoned calls are all calls. With one noise for the three, it would be known. */
    @Test
    void measuresThatAddUpDoNotGiveTheNoiseAway() {
        CellLayout layout = new CellLayout(
                List.of(
                        MeasureRule.plain(),
                        MeasureRule.plain().partOf(0),
                        MeasureRule.plain().partOf(0)),
                List.of(new Content.Residents(), new Content.Sum(0), new Content.Sum(1), new Content.Sum(2)));
        Random random = new Random(17);
        int known = 0;
        for (int n = 0; n < 1_000; n++) {
            CellAccumulator cell = new CellAccumulator(3);
            for (int person = 0; person < 100; person++) {
                long answered = random.nextInt(2);
                cell.add(random.nextInt(), new long[] {1, answered, 1 - answered});
            }
            ProtectedCell shown = GATE.protect(cell.totals(0), layout);
            double tooMuch = number(shown, 2) + number(shown, 3) - number(shown, 1);
            known += number(shown, 0) - tooMuch == 100 ? 1 : 0;
            assertThat(number(shown, 1)).isEqualTo(number(shown, 0));
        }
        assertThat(known / 1_000.0).isLessThan(.15);
    }

    @Test
    void contributorsNobodyKnowsHaveANoiseThatNobodyKnows() {
        List<Integer> noises = new ArrayList<>();
        for (int person = 1; person <= 300; person++) {
            CellAccumulator cell = new CellAccumulator(2);
            cell.add(person * 0x9E3779B9, new long[] {1, 0});
            for (int n = 0; n < 20; n++) {
                cell.addUnidentified(new long[] {1, 1});
            }
            MeasureTotal unidentified = cell.totals(0).measures().get(1);
            assertThat(unidentified.contributors()).isEqualTo(20);
            noises.add(TABLE.noise(20, unidentified.key()));
        }
        assertThat(noises.stream().distinct().count()).isGreaterThan(12);
        assertThat(noises.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isBetween(-.6, .6);
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
        ProtectedCell cell = GATE.protect(totals, LAYOUT);
        MeasureTotal talk = totals.measures().get(2);
        int noise = TABLE.noise(talk.contributors(), talk.key());
        assertThat(number(cell, 0)).isEqualTo(40.0 + TABLE.noise(totals.residents(), totals.cellKey()));
        assertThat(talk.contributors()).isLessThan(40);
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
                                new MeasureTotal(9, 4, 3, 3, key),
                                new MeasureTotal(9, 4, 3, 3, key),
                                new MeasureTotal(500, 300, 100, 3, key),
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
        CellTotals totals = cell.totals(0);
        MeasureTotal total = totals.measures().get(0);
        assertThat(total.key()).isNotEqualTo(17);
        assertThat(totals).isEqualTo(new CellTotals(1, 17, 0, List.of(new MeasureTotal(15, 9, 4, 3, total.key()))));
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
        for (int n = 0; n < 150; n++) {
            CellTotals totals = totals(persons(random, 500 + random.nextInt(4_000)), 6);
            ProtectedValue mean = GATE.protect(totals, LAYOUT).values().get(6);
            if (mean.value().isPresent()) {
                shown++;
                double exact = (double) totals.measures().get(2).sum()
                        / totals.measures().get(1).sum();
                assertThat(mean.value().getAsDouble()).isBetween(.9 * exact, 1.1 * exact);
            }
        }
        assertThat(shown).isBetween(30, 149);
    }

    @Test
    void givesNoNumberForAServiceHeldBack() {
        ProtectedCell cell = GATE.withoutNumbers(CellState.NOT_COMPLETE, LAYOUT);
        assertThat(cell.states()).isEqualTo("iiiiiii");
        assertThat(cell.values()).allMatch(v -> v.value().isEmpty());
    }

    @Test
    void refusesAThresholdUnderThreeAndWarnsUnderFive() {
        assertThatThrownBy(() -> new DisclosureParameters(2, 9, 8, 4, .15, .1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold is 2");
        assertThat(new DisclosureParameters(4, 9, 8, 4, .15, .1).isWeakerThanRecommended())
                .isTrue();
        assertThat(DisclosureParameters.standard().isWeakerThanRecommended()).isFalse();
    }

    @Test
    void refusesPublishedCountsBetweenOneAndTheThreshold() {
        assertThatThrownBy(() -> new DisclosureParameters(6, 9, 8, 4, .15, .1)).hasMessageContaining("smallCounts");
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
        MeasureTotal calls = new MeasureTotal(residents, 1, 1, residents, 0);
        MeasureTotal talk = new MeasureTotal((long) residents * seconds, 3L * seconds, 2L * seconds, residents, 0);
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
