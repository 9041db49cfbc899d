package se.statistiktjanst.statistics.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountyPopulationsTest {
    private static final CountyPopulations POPULATIONS = CountyPopulations.of(List.of(
            new CountyPopulations.Row(31, 2023, 300),
            new CountyPopulations.Row(31, 2024, 400),
            new CountyPopulations.Row(31, 2025, 500)));

    @Test
    void isThatOfTheLastTurnOfAYearBeforeTheYearInWhichThePeriodEnds() {
        assertThat(POPULATIONS.of(31, LocalDate.of(2025, 12, 31))).hasValue(400);
        assertThat(POPULATIONS.of(31, LocalDate.of(2026, 1, 31))).hasValue(500);
    }

    @Test
    void isTheLatestBeforeItWhereThatYearIsNotKnown() {
        assertThat(POPULATIONS.of(31, LocalDate.of(2028, 3, 31))).hasValue(500);
    }

    @Test
    void isNeverALaterOneNorThatOfAnotherCounty() {
        assertThat(POPULATIONS.of(31, LocalDate.of(2023, 12, 31))).isEmpty();
        assertThat(POPULATIONS.of(32, LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(POPULATIONS.of(0, LocalDate.of(2025, 12, 31))).isEmpty();
    }
}
