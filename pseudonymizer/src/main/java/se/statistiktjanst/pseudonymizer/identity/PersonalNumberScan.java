package se.statistiktjanst.pseudonymizer.identity;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal identity numbers where none may stand: attributes that become headers and logs, open answers, logs
 * themselves.
 *
 * <p>Knows the number as ten or twelve digits with hyphens (of any width), plus signs and blanks between its parts, also
 * percent-encoded, when no letter or digit is attached to it. UUIDs are exempt. About one in ten of all minute time
 * stamps written as twelve digits is a valid number, so ids of digits alone will be hit; it does not find a number that
 * is glued to letters, encoded otherwise (Base64, hash) or written in words.
 */
public final class PersonalNumberScan {
    private static final int FEWEST_DIGITS = 10;
    private static final int UUID_LENGTH = 36;
    private static final int EARLIEST_YEAR = 1840;
    private static final int LATEST_YEAR = 2099;
    private static final long TEN_DIGIT_SPAN = 10_000_000_000L;

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String START = "(?<![\\p{L}\\p{N}])";
    private static final String END = "(?![\\p{L}\\p{N}])";
    private static final String GAP = "[\\s\\p{Z}+\\-\\u2010-\\u2015\\u2212]{0,3}";
    private static final String MONTH_TO_CHECK_DIGIT =
            GAP + "([0-9]{2})" + GAP + "([0-9]{2})" + GAP + "([0-9]{4})" + END;

    private static final Pattern DELIMITED_UUID = Pattern.compile(START + UUID + END);
    private static final Pattern TWELVE_DIGITS = Pattern.compile(START + "([0-9]{4})" + MONTH_TO_CHECK_DIGIT);
    private static final Pattern TEN_DIGITS = Pattern.compile(START + "([0-9]{2})" + MONTH_TO_CHECK_DIGIT);
    private static final Pattern PERCENT_ENCODED = Pattern.compile("%([2-7][0-9a-fA-F])");

    private PersonalNumberScan() {}

    /** Whether the whole text, or a delimited part of it, is a valid number of a person of any century. */
    public static boolean containsPersonalNumber(CharSequence text) {
        // Most attributes end here: too few digits, or a UUID and nothing else.
        if (!hasEnoughDigits(text) || isUuid(text)) {
            return false;
        }
        return holdsNumber(text) || holdsNumber(percentDecoded(text));
    }

    private static boolean hasEnoughDigits(CharSequence text) {
        int count = 0;
        for (int i = 0; i < text.length() && count < FEWEST_DIGITS; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                count++;
            }
        }
        return count >= FEWEST_DIGITS;
    }

    private static boolean isUuid(CharSequence text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        // By hand: every event has one.
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : !isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean holdsNumber(CharSequence text) {
        String withoutUuids = DELIMITED_UUID.matcher(text).replaceAll("uuid");
        return anyIsValid(TWELVE_DIGITS.matcher(withoutUuids)) || anyIsValid(TEN_DIGITS.matcher(withoutUuids));
    }

    private static boolean anyIsValid(Matcher matcher) {
        // A match that is no valid number may overlap one that is, so the search goes on one step further.
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            if (isValid(matcher)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isValid(MatchResult parts) {
        long digits = Long.parseLong(parts.group(1) + parts.group(2) + parts.group(3) + parts.group(4));
        if (parts.group(1).length() == 4) {
            int year = CanonicalNumber.year(digits);
            return year >= EARLIEST_YEAR && year <= LATEST_YEAR && isNumber(digits);
        }
        // Of the centuries only 29 February makes a difference.
        return isNumber(19 * TEN_DIGIT_SPAN + digits) || isNumber(20 * TEN_DIGIT_SPAN + digits);
    }

    private static boolean isNumber(long twelveDigits) {
        return CanonicalNumber.hasPossibleDate(twelveDigits) && CanonicalNumber.hasRightCheckDigit(twelveDigits);
    }

    private static CharSequence percentDecoded(CharSequence text) {
        return PERCENT_ENCODED
                .matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
    }
}
