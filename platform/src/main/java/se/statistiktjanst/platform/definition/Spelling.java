package se.statistiktjanst.platform.definition;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the constants of an enum are written in files: {@code CARE_PROVIDER} as {@code careProvider}. */
public final class Spelling {
    private Spelling() {}

    public static String of(Enum<?> constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            text.append(text.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return text.toString();
    }

    static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> of(constant).equals(text))
                .findFirst();
    }

    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return EnumSet.allOf(type).stream().map(Spelling::of).toList();
    }

    static <E extends Enum<E>> E first(Class<E> type) {
        return EnumSet.allOf(type).iterator().next();
    }
}
