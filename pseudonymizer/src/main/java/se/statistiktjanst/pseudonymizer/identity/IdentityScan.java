package se.statistiktjanst.pseudonymizer.identity;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds whose numbers a text holds, to take out what is about somebody. Unlike {@link PersonalNumberScan} it looks at
 * numbers that letters are attached to as well: here finding too much is the safer side. Finds no reserve numbers and
 * nothing that is encoded or written in words.
 */
public final class IdentityScan {
    private static final String GAP = "[\\s\\p{Z}+\\-\\u2010-\\u2015\\u2212]{0,3}";
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:([0-9]{2}))?([0-9]{2})" + GAP + "([0-9]{2})"
            + GAP + "([0-9]{2})(" + GAP + ")([0-9]{4})(?![0-9])");
    private static final int[] CENTURIES = {18, 19, 20};

    private IdentityScan() {}

    /**
     * The persons whose valid numbers stand in the text.
     *
     * @param on the day that tells the century of ten digits; where it gives no living person, those of all centuries
     *     are meant
     */
    public static Set<ResidentIdentity> persons(CharSequence text, LocalDate on) {
        Set<ResidentIdentity> found = new LinkedHashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            add(found, matcher, on);
        }
        return found;
    }

    private static void add(Set<ResidentIdentity> found, MatchResult parts, LocalDate on) {
        String ten = parts.group(2) + parts.group(3) + parts.group(4) + parts.group(6);
        if (parts.group(1) != null) {
            addValid(found, parts.group(1) + ten);
            return;
        }
        try {
            String separator = parts.group(5).contains("+") ? "+" : "-";
            found.add(PersonalIdentityNumber.parse(ten.substring(0, 6) + separator + ten.substring(6), on));
        } catch (InvalidIdentityException e) {
            for (int century : CENTURIES) {
                addValid(found, century + ten);
            }
        }
    }

    private static void addValid(Set<ResidentIdentity> found, String twelveDigits) {
        try {
            found.add(PersonalIdentityNumber.ofCanonical(twelveDigits));
        } catch (InvalidIdentityException e) {
            // No number of anybody.
        }
    }
}
