package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * A month, quarter or year of which residents are kept by home county.
 *
 * @param months 1, 3 or 12
 * @param firstOn its first day
 */
record CountyPeriod(int months, LocalDate firstOn) {
    /** Those that a month is part of. */
    static List<CountyPeriod> of(LocalDate month) {
        LocalDate first = month.withDayOfMonth(1);
        return List.of(
                new CountyPeriod(1, first),
                new CountyPeriod(
                        3,
                        first.withMonth(first.getMonth().firstMonthOfQuarter().getValue())),
                new CountyPeriod(12, first.withMonth(Month.JANUARY.getValue())));
    }

    LocalDate lastOn() {
        return firstOn.plusMonths(months).minusDays(1);
    }

    boolean contains(LocalDate month) {
        return !month.isBefore(firstOn) && !month.isAfter(lastOn());
    }
}
