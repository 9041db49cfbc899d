package se.statistiktjanst.pseudonymizer.identity;

import se.statistiktjanst.pseudonymizer.identity.InvalidIdentityException.Reason;

/**
 * The digits of a written personal identity number, its separator read and its blanks taken away.
 *
 * @param digits ten or twelve decimal digits as one number
 * @param hasCentury whether there were twelve
 * @param hundredOrOlder whether a plus sign said that the person turns a hundred in the year of the event, or is older
 */
record NumberSpelling(long digits, boolean hasCentury, boolean hundredOrOlder) {
    private static final int DIGITS_AFTER_SEPARATOR = 4;

    // One pass without regular expressions: this runs for every event collected.
    static NumberSpelling read(CharSequence text) {
        long digits = 0;
        int count = 0;
        int separatorAfter = -1;
        boolean plus = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                count++;
                require(count <= 12, Reason.WRONG_LENGTH);
                digits = digits * 10 + (c - '0');
            } else if (isSeparator(c)) {
                require(separatorAfter < 0, Reason.MISPLACED_SEPARATOR);
                separatorAfter = count;
                plus = c == '+';
            } else {
                require(isBlank(c), Reason.UNEXPECTED_CHARACTER);
            }
        }
        require(count == 10 || count == 12, Reason.WRONG_LENGTH);
        require(separatorAfter < 0 || separatorAfter == count - DIGITS_AFTER_SEPARATOR, Reason.MISPLACED_SEPARATOR);
        return new NumberSpelling(digits, count == 12, plus);
    }

    /**
     * The year of birth by the Population Registration Act (1991:481) §18: the plus sign stands from the year in which
     * the person turns a hundred, so each spelling fits exactly one year.
     */
    int birthYear(int eventYear) {
        if (hasCentury) {
            return (int) (digits / 100_000_000);
        }
        int latest = hundredOrOlder ? eventYear - 100 : eventYear;
        int yearInCentury = (int) (digits / 100_000_000);
        return latest - Math.floorMod(latest - yearInCentury, 100);
    }

    long lastTenDigits() {
        return digits % 10_000_000_000L;
    }

    @Override
    public String toString() {
        return PersonalIdentityNumber.REDACTED;
    }

    // Word processors and spreadsheets turn a hyphen into one of these.
    private static boolean isSeparator(char c) {
        return c == '-' || c == '+' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static void require(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new InvalidIdentityException(otherwise);
        }
    }
}
