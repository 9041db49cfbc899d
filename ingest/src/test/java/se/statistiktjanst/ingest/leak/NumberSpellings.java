package se.statistiktjanst.ingest.leak;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds given personal identity numbers in a text, in any spelling: ten or twelve digits, with or without hyphen, plus
 * sign or blank before the last four. A number inside a longer run of digits is not taken for one.
 */
public final class NumberSpellings {
    private static final Pattern SPELLED =
            Pattern.compile("(?<![0-9])([0-9]{6}|[0-9]{8})(?:[-+ \\u2010-\\u2015]|%2[bBdD])?([0-9]{4})(?![0-9])");
    private static final int CENTURY = 2;

    private final Set<String> digits = new HashSet<>();

    /** @param numbers in twelve digits */
    public NumberSpellings(Collection<String> numbers) {
        for (String number : numbers) {
            digits.add(number);
            digits.add(number.substring(CENTURY));
        }
    }

    /** Whether one of the numbers stands in the text. */
    public boolean standsIn(CharSequence text) {
        Matcher matcher = SPELLED.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            if (digits.contains(matcher.group(1) + matcher.group(2))) {
                return true;
            }
        }
        return false;
    }
}
