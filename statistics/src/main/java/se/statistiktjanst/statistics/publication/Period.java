package se.statistiktjanst.statistics.publication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.statistiktjanst.statistics.cube.TimeUnit;

/**
 * A month, quarter or year that is published as one, in Swedish days.
 *
 * @param first its first month
 */
public record Period(TimeUnit unit, YearMonth first) {
    /** Day of the following month on which a period is published. */
    public static final int DAY = 5;

    private static final Pattern CODE = Pattern.compile("(\\d{4})(?:M(0[1-9]|1[0-2])|K([1-4]))?");

    /** The period of this length that the month is in. */
    public static Period of(TimeUnit unit, YearMonth month) {
        int before = (month.getMonthValue() - 1) % unit.months();
        return new Period(unit, month.minusMonths(before));
    }

    /**
     * Reads a code as Nordic statistics offices write it: {@code 2021M01}, {@code 2021K1} or {@code 2021}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Period parse(String code) {
        Matcher parts = CODE.matcher(code);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + code + "' is no period: write a month as 2021M01, a quarter as 2021K1, a year as 2021");
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return new Period(TimeUnit.MONTH, YearMonth.of(year, Integer.parseInt(parts.group(2))));
        }
        return parts.group(3) == null
                ? new Period(TimeUnit.YEAR, YearMonth.of(year, 1))
                : new Period(TimeUnit.QUARTER, YearMonth.of(year, 3 * Integer.parseInt(parts.group(3)) - 2));
    }

    /** How it is stored and asked for. */
    public String code() {
        return switch (unit) {
            case MONTH -> "%04dM%02d".formatted(first.getYear(), first.getMonthValue());
            case QUARTER -> "%04dK%d".formatted(first.getYear(), first.getMonthValue() / 3 + 1);
            case YEAR -> "%04d".formatted(first.getYear());
        };
    }

    /** Its first day. */
    public LocalDate from() {
        return first.atDay(1);
    }

    /** The first day after it. */
    public LocalDate before() {
        return first.plusMonths(unit.months()).atDay(1);
    }

    /** The day it is published on. */
    public LocalDate dueOn() {
        return before().withDayOfMonth(DAY);
    }

    /** The period of the same length that many later, or earlier if negative. */
    public Period plus(int periods) {
        return new Period(unit, first.plusMonths((long) periods * unit.months()));
    }

    @Override
    public String toString() {
        return code();
    }
}
