package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    @Test
    void twoNumbersHaveADifferenceInNumbersAndInPerCent() {
        Comparison.Line line = line(Cell.of(120), Cell.of(90), false);

        assertThat(line.difference()).isEqualByComparingTo("30");
        assertThat(line.percent()).isEqualTo(new BigDecimal("33.3"));
    }

    @ParameterizedTest
    @EnumSource(
            value = CellState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VALUE", "REVISED"})
    void aCellWithoutNumberNeverHasADifference(CellState state) {
        for (Comparison.Line line : List.of(
                line(Cell.without(state), Cell.of(90), false),
                line(Cell.of(90), Cell.without(state), false),
                line(Cell.without(state), Cell.without(state), false))) {
            assertThat(line.difference()).isNull();
            assertThat(line.percent()).isNull();
        }
    }

    @Test
    void thereIsNoPerCentOfZero() {
        Comparison.Line line = line(Cell.of(12), Cell.of(0), false);

        assertThat(line.difference()).isEqualByComparingTo("12");
        assertThat(line.percent()).isNull();
    }

    @Test
    void sharesDifferInPercentagePointsOnly() {
        Comparison.Line line = line(Cell.of(new BigDecimal("61.5")), Cell.of(new BigDecimal("60.0")), true);

        assertThat(line.difference()).isEqualTo(new BigDecimal("1.5"));
        assertThat(line.percent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2021M03, 2021M02, 2020M03",
        "2021M01, 2020M12, 2020M01",
        "2021K1, 2020K4, 2020K1",
        "2021K4, 2021K3, 2020K4",
        "2021, 2020, 2020"
    })
    void theEarlierPeriodIsByTheCalendar(String period, String before, String lastYear) {
        assertThat(CompareWith.PERIOD_BEFORE.earlierThan(period)).isEqualTo(before);
        assertThat(CompareWith.SAME_PERIOD_LAST_YEAR.earlierThan(period)).isEqualTo(lastYear);
    }

    private static Comparison.Line line(Cell now, Cell before, boolean share) {
        return Comparison.Line.of(List.of("x"), now, before, share);
    }
}
