package se.statistiktjanst.exports.store;

import java.security.SecureRandom;

/** Random names for folders and objects, so that a listing of the store tells nothing but numbers and sizes. */
public final class ObjectName {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private ObjectName() {}

    /** 130 random bits in base32. */
    public static String random() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    static String requireValid(String name) {
        if (name.length() != LENGTH || !name.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a name made by ObjectName.random()");
        }
        return name;
    }
}
