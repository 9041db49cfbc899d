package se.statistiktjanst.pseudonymizer.identity;

import java.time.YearMonth;

/** What the digits {@code YYYYMMDDNNNC} say, as arithmetic on one number. */
final class CanonicalNumber {
    private static final int COORDINATION_DAY_OFFSET = 60;

    private CanonicalNumber() {}

    static int year(long twelveDigits) {
        return (int) (twelveDigits / 100_000_000);
    }

    static int month(long twelveDigits) {
        return (int) (twelveDigits / 1_000_000 % 100);
    }

    static int dayOfMonth(long twelveDigits) {
        int written = (int) (twelveDigits / 10_000 % 100);
        return isCoordinationNumber(twelveDigits) ? written - COORDINATION_DAY_OFFSET : written;
    }

    static boolean isCoordinationNumber(long twelveDigits) {
        return twelveDigits / 10_000 % 100 > COORDINATION_DAY_OFFSET;
    }

    static boolean isMale(long twelveDigits) {
        return twelveDigits / 10 % 2 == 1;
    }

    static boolean hasRealDate(long twelveDigits) {
        int month = month(twelveDigits);
        int day = dayOfMonth(twelveDigits);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year(twelveDigits), month).lengthOfMonth();
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
}
