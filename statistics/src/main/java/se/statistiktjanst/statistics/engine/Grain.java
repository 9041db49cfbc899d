package se.statistiktjanst.statistics.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** How long the periods of an answer are. Weeks are those of ISO 8601. A period is named by its first day. */
public enum Grain {
    /** All of the question's days as one period. */
    WHOLE,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final int FIRST_DAY = 1;

    /** As written in an address or a file. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether each of its periods is made of whole months. */
    boolean isOfMonths() {
        return monthsOfPeriod().isPresent();
    }

    /** How many months each of its periods is made of; empty where it is not the same for all. */
    OptionalInt monthsOfPeriod() {
        return switch (this) {
            case MONTH -> OptionalInt.of(1);
            case QUARTER -> OptionalInt.of(3);
            case YEAR -> OptionalInt.of(12);
            case WHOLE, DAY, WEEK -> OptionalInt.empty();
        };
    }

    /** The first day of the period that a day is in. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case WHOLE, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(FIRST_DAY);
            case QUARTER -> day.withDayOfMonth(FIRST_DAY).with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(FIRST_DAY);
        };
    }

    /** The first day of the period after the one that begins on a day, or of one so many periods from it. */
    LocalDate step(LocalDate start, int periods) {
        return switch (this) {
            case WHOLE, DAY -> start.plusDays(periods);
            case WEEK -> start.plusWeeks(periods);
            case MONTH -> start.plusMonths(periods);
            case QUARTER -> start.plus(periods, IsoFields.QUARTER_YEARS);
            case YEAR -> start.plusYears(periods);
        };
    }

    /** The last day of the period that a day is in. */
    public LocalDate end(LocalDate day) {
        return this == WHOLE ? day : step(start(day), 1).minusDays(1);
    }

    /**
     * The first day of the same period a year before: the same date, or the week with the same number; empty where that
     * year has none.
     */
    public Optional<LocalDate> lastYear(LocalDate start) {
        return switch (this) {
            case WEEK -> sameWeek(start);
            case WHOLE, DAY ->
                Optional.of(start.minusYears(1)).filter(day -> day.getDayOfMonth() == start.getDayOfMonth());
            case MONTH, QUARTER, YEAR -> Optional.of(start.minusYears(1));
        };
    }

    private static Optional<LocalDate> sameWeek(LocalDate monday) {
        int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int year = monday.get(IsoFields.WEEK_BASED_YEAR) - 1;
        // 4 January is always in week 1.
        LocalDate same = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L);
        return Optional.of(same).filter(day -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == week);
    }

    /** The name of the period that begins on a day: {@code 2026-W12}, {@code 2026-Q1}; of the whole its days. */
    public String label(LocalDate start, LocalDate lastOfWhole) {
        return switch (this) {
            case WHOLE -> whole(start, lastOfWhole);
            case DAY -> start.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        start.get(IsoFields.WEEK_BASED_YEAR),
                        start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(start).toString();
            case QUARTER -> start.getYear() + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> String.valueOf(start.getYear());
        };
    }

    private static String whole(LocalDate first, LocalDate last) {
        return areWholeMonths(first, last) ? YearMonth.from(first) + "/" + YearMonth.from(last) : first + "/" + last;
    }

    static boolean areWholeMonths(LocalDate first, LocalDate last) {
        return first.getDayOfMonth() == FIRST_DAY && last.getDayOfMonth() == last.lengthOfMonth();
    }

    static long months(LocalDate first, LocalDate last) {
        return ChronoUnit.MONTHS.between(first, last.plusDays(1));
    }
}
