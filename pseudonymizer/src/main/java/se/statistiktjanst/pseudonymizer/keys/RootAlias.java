package se.statistiktjanst.pseudonymizer.keys;

import java.util.Locale;
import java.util.regex.Pattern;

/** {@code root-VERSION}: how a version is called in a keystore or token. */
final class RootAlias {
    private static final String PREFIX = "root-";
    private static final Pattern FORM = Pattern.compile("root-[1-9][0-9]{0,4}");

    private RootAlias() {}

    static String of(int version) {
        return PREFIX + version;
    }

    static boolean isRoot(String alias) {
        return FORM.matcher(alias.toLowerCase(Locale.ROOT)).matches();
    }

    static int version(String alias) {
        return Integer.parseInt(alias.substring(PREFIX.length()));
    }
}
