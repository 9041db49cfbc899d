package se.statistiktjanst.exports.life;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Swedish working days: not Saturday or Sunday, not a public holiday (lag 1989:253 om allmänna helgdagar), and not
 * Midsummer Eve, Christmas Eve or New Year's Eve, which semesterlagen (1977:480) § 3 a puts on a par with Sundays.
 */
public final class SwedishCalendar {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(6, 6),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26),
            MonthDay.of(12, 31));
    /** Good Friday, Easter Monday, Ascension Day; Easter and Whit Sunday are Sundays anyway. */
    private static final Set<Long> FROM_EASTER = Set.of(-2L, 1L, 39L);

    private SwedishCalendar() {}

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FIXED.contains(MonthDay.from(day))
                && !FROM_EASTER.contains(ChronoUnit.DAYS.between(easterSunday(day.getYear()), day))
                && !day.equals(midsummerEve(day.getYear()));
    }

    /** The working day that comes {@code count} working days after this day, which itself is not counted. */
    public static LocalDate plusWorkingDays(LocalDate day, int count) {
        LocalDate reached = day;
        int left = count;
        while (left > 0) {
            reached = reached.plusDays(1);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    static LocalDate midsummerEve(int year) {
        return LocalDate.of(year, Month.JUNE, 19).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    }

    /** The Gregorian computus in its anonymous form (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int sunCorrection = (century + 8) / 25;
        int moonCorrection = (century - sunCorrection + 1) / 3;
        int epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
