package se.statistiktjanst.statistics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendar of questions: widening to whole periods, names, and what is compared with what. */
class QuestionTest {
    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-12-31, 2027-01-02, 2026-12-28, 2027-01-03, 2026-W53",
        "WEEK, 2024-12-30, 2024-12-30, 2024-12-30, 2025-01-05, 2025-W01",
        "MONTH, 2024-02-10, 2024-02-11, 2024-02-01, 2024-02-29, 2024-02",
        "QUARTER, 2026-05-31, 2026-05-31, 2026-04-01, 2026-06-30, 2026-Q2",
        "YEAR, 2024-12-31, 2024-12-31, 2024-01-01, 2024-12-31, 2024",
        "DAY, 2024-02-29, 2024-02-29, 2024-02-29, 2024-02-29, 2024-02-29",
        "WHOLE, 2024-02-01, 2024-03-31, 2024-02-01, 2024-03-31, 2024-02/2024-03",
        "WHOLE, 2024-02-01, 2024-03-30, 2024-02-01, 2024-03-30, 2024-02-01/2024-03-30",
    })
    void widensToWholePeriodsAndNamesThem(
            Grain grain, LocalDate from, LocalDate to, LocalDate first, LocalDate last, String name) {
        Question question = ask(grain, from, to);
        assertThat(question.from()).isEqualTo(first);
        assertThat(question.to()).isEqualTo(last);
        assertThat(grain.label(question.from(), question.to())).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2025-01-06, 2025-01-12, 2024-12-30, 2025-01-05",
        "MONTH, 2024-03-01, 2024-03-31, 2024-02-01, 2024-02-29",
        "QUARTER, 2026-01-01, 2026-06-30, 2025-10-01, 2026-03-31",
        "YEAR, 2025-01-01, 2025-12-31, 2024-01-01, 2024-12-31",
        "DAY, 2024-03-01, 2024-03-02, 2024-02-29, 2024-03-01",
        "WHOLE, 2024-03-01, 2024-04-30, 2024-01-01, 2024-02-29",
        "WHOLE, 2024-03-05, 2024-03-07, 2024-03-02, 2024-03-04",
    })
    void comparesWithThePeriodBefore(Grain grain, LocalDate from, LocalDate to, LocalDate first, LocalDate last) {
        Question before = ask(grain, from, to).before();
        assertThat(before.from()).isEqualTo(first);
        assertThat(before.to()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2024-02-01, 2024-02-29, 2023-02-01, 2023-02-28",
        "MONTH, 2025-02-01, 2025-02-28, 2024-02-01, 2024-02-29",
        "WHOLE, 2025-02-01, 2025-02-28, 2024-02-01, 2024-02-29",
        "WHOLE, 2024-02-29, 2024-03-02, 2023-02-28, 2023-03-02",
        "QUARTER, 2024-01-01, 2024-03-31, 2023-01-01, 2023-03-31",
        "WEEK, 2026-01-05, 2026-01-11, 2025-01-06, 2025-01-12",
    })
    void comparesWithTheSamePeriodLastYear(Grain grain, LocalDate from, LocalDate to, LocalDate first, LocalDate last) {
        assertThat(ask(grain, from, to).lastYear()).hasValueSatisfying(year -> {
            assertThat(year.from()).isEqualTo(first);
            assertThat(year.to()).isEqualTo(last);
        });
    }

    @Test
    void someDaysAndWeeksHaveNoLikeTheYearBefore() {
        assertThat(Grain.DAY.lastYear(LocalDate.of(2024, 2, 29))).isEmpty();
        assertThat(Grain.WEEK.lastYear(LocalDate.of(2026, 12, 28)))
                .as("week 53")
                .isEmpty();
        assertThat(Grain.WEEK.lastYear(LocalDate.of(2026, 12, 21))).hasValue(LocalDate.of(2025, 12, 22));
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThatThrownBy(() -> ask(Grain.MONTH, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to must not be before from");
        assertThatThrownBy(() -> ask(Grain.DAY, LocalDate.of(2016, 1, 1), LocalDate.of(2026, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 800 days");
        assertThatThrownBy(() -> new Question(
                        List.of("calls"),
                        List.of(Split.UNIT, Split.UNIT),
                        Grain.MONTH,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 31),
                        Set.of(),
                        Set.of(),
                        Organisation.THEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different things");
    }

    private static Question ask(Grain grain, LocalDate from, LocalDate to) {
        return new Question(List.of("calls"), List.of(), grain, from, to, Set.of(), Set.of(), Organisation.THEN);
    }
}
