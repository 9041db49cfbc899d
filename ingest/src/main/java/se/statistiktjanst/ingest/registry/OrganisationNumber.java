package se.statistiktjanst.ingest.registry;

import java.util.regex.Pattern;

/** Swedish organisation numbers (ten digits, last one by Luhn) and the HSA-ids that begin with one. */
final class OrganisationNumber {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{10}");
    private static final Pattern HSA_ID = Pattern.compile("SE[0-9]{10}-[A-Za-z0-9-]{1,20}");
    private static final int PREFIX = 2;

    private OrganisationNumber() {}

    static boolean isValid(String number) {
        return SHAPE.matcher(number).matches() && luhnSum(number) % 10 == 0;
    }

    /** {@code SE} + organisation number + {@code -} + up to 20 letters, digits or hyphens. */
    static boolean isHsaId(String text) {
        return HSA_ID.matcher(text).matches() && isValid(of(text));
    }

    /** The organisation number within an HSA-id. */
    static String of(String hsaId) {
        return hsaId.substring(PREFIX, hsaId.indexOf('-'));
    }

    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum;
    }
}
