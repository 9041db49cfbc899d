package se.statistiktjanst.exports.run;

import org.jspecify.annotations.Nullable;

/** Five-year age bands: {@code 0-4} to {@code 85-89}, and {@code 90+}. */
final class AgeBand {
    static final int YEARS = 5;
    static final int TOP = 90;

    private AgeBand() {}

    static @Nullable String of(@Nullable Integer age) {
        if (age == null) {
            return null;
        }
        if (age >= TOP) {
            return TOP + "+";
        }
        int from = age / YEARS * YEARS;
        return from + "-" + (from + YEARS - 1);
    }
}
