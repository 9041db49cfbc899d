package se.statistiktjanst.pseudonymizer.identity;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What the digits {@code YYYYMMDDNNNC} say, as arithmetic on one number.
 *
 * <p>A personal identity number holds a date that exists. A coordination number has 60 added to the day, and of a date of
 * birth that could not be verified the month is 00, the day 60, or the day beyond the end of the month; Skatteverket's
 * published test numbers have all three.
 */
final class CanonicalNumber {
    private static final int COORDINATION_DAY_OFFSET = 60;
    private static final int LONGEST_MONTH_DAYS = 31;

    private CanonicalNumber() {}

    static int year(long twelveDigits) {
        return (int) (twelveDigits / 100_000_000);
    }

    static boolean isCoordinationNumber(long twelveDigits) {
        return writtenDay(twelveDigits) >= COORDINATION_DAY_OFFSET;
    }

    static boolean isMale(long twelveDigits) {
        return twelveDigits / 10 % 2 == 1;
    }

    static boolean hasPossibleDate(long twelveDigits) {
        int month = month(twelveDigits);
        return isCoordinationNumber(twelveDigits)
                ? month <= 12 && day(twelveDigits) <= LONGEST_MONTH_DAYS
                : isDate(year(twelveDigits), month, day(twelveDigits));
    }

    static boolean hasExactDate(long twelveDigits) {
        return isDate(year(twelveDigits), month(twelveDigits), day(twelveDigits));
    }

    /** The date of birth, or the first one possible, so that nobody counts as unborn who may have been born. */
    static LocalDate bornOn(long twelveDigits) {
        var month = YearMonth.of(year(twelveDigits), Math.max(1, month(twelveDigits)));
        boolean open = month(twelveDigits) == 0 || day(twelveDigits) == 0;
        return open ? month.atDay(1) : month.atDay(Math.min(day(twelveDigits), month.lengthOfMonth()));
    }

    /** Luhn's check over the last ten digits; the century takes no part in it. */
    static boolean hasRightCheckDigit(long twelveDigits) {
        int sum = 0;
        long rest = twelveDigits;
        for (int i = 0; i < 10; i++) {
            int digit = (int) (rest % 10);
            rest /= 10;
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static boolean isDate(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static int month(long twelveDigits) {
        return (int) (twelveDigits / 1_000_000 % 100);
    }

    private static int day(long twelveDigits) {
        int written = writtenDay(twelveDigits);
        return isCoordinationNumber(twelveDigits) ? written - COORDINATION_DAY_OFFSET : written;
    }

    private static int writtenDay(long twelveDigits) {
        return (int) (twelveDigits / 10_000 % 100);
    }
}
