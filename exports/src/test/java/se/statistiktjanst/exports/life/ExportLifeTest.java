package se.statistiktjanst.exports.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExportLifeTest {
    @Test
    void knowsTheMovableDays() {
        assertThat(SwedishCalendar.easterSunday(2026)).isEqualTo("2026-04-05");
        assertThat(SwedishCalendar.easterSunday(2038)).isEqualTo("2038-04-25");
        assertThat(SwedishCalendar.easterSunday(2285)).isEqualTo("2285-03-22");
        assertThat(SwedishCalendar.midsummerEve(2026)).isEqualTo("2026-06-19");
        assertThat(SwedishCalendar.midsummerEve(2027)).isEqualTo("2027-06-25");
    }

    @Test
    void holidaysAndTheThreeEvesAreNotWorkingDays() {
        assertThat(new String[] {
                    "2026-01-01",
                    "2026-01-06",
                    "2026-04-03",
                    "2026-04-06",
                    "2026-05-01",
                    "2026-05-14",
                    "2025-06-06",
                    "2026-06-19",
                    "2026-12-24",
                    "2026-12-25",
                    "2026-12-31",
                    "2026-11-22"
                })
                .noneMatch(day -> SwedishCalendar.isWorkingDay(LocalDate.parse(day)));
        assertThat(SwedishCalendar.isWorkingDay(LocalDate.parse("2026-04-02"))).isTrue();
    }

    @Test
    void threeWorkingDaysOverEasterEndOnTheWednesdayAfterAtTheSameSwedishTime() {
        Instant ready = Instant.parse("2026-03-27T10:00:00Z");
        assertThat(ExportLife.workingDays(3).end(ready)).isEqualTo("2026-04-01T09:00:00Z");
        assertThat(ExportLife.workingDays(3).end(Instant.parse("2026-04-02T09:00:00Z")))
                .isEqualTo("2026-04-09T09:00:00Z");
    }

    @Test
    void isReadBackFromItsText() {
        for (ExportLife life :
                new ExportLife[] {ExportLife.days(14), ExportLife.of(Duration.ofMinutes(2)), ExportLife.workingDays(3)
                }) {
            assertThat(ExportLife.parse(life.toString())).isEqualTo(life);
        }
    }

    @Test
    void refusesALifeOfMoreThanThirtyDays() {
        assertThatThrownBy(() -> ExportLife.days(31)).hasMessageContaining("at most 30 days");
    }
}
