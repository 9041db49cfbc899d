package se.statistiktjanst.service.open.release;

import java.time.format.TextStyle;
import java.util.Locale;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.publication.Period;

/** Periods as people read them, from codes such as {@code 2021M01}. */
public final class PeriodNames {
    private PeriodNames() {}

    /** {@code januari 2021}, {@code 1:a kvartalet 2021} or {@code 2021}; {@code January 2021}, {@code Q1 2021}. */
    public static String full(String code, Language language) {
        Period period = Period.parse(code);
        int year = period.first().getYear();
        return switch (period.unit()) {
            case MONTH ->
                period.first().getMonth().getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language.tag())) + " "
                        + year;
            case QUARTER -> quarter(period.first().getMonthValue() / 3 + 1, year, language);
            case YEAR -> Integer.toString(year);
        };
    }

    /** {@code 2021-01}, {@code 2021K1} or {@code 2021}. */
    public static String brief(String code) {
        Period period = Period.parse(code);
        return period.unit() == TimeUnit.MONTH ? period.first().toString() : code;
    }

    /** What periods of this length are called, in the singular. */
    public static String unit(TimeUnit unit, Language language) {
        boolean swedish = language == Language.SV;
        return switch (unit) {
            case MONTH -> swedish ? "månad" : "month";
            case QUARTER -> swedish ? "kvartal" : "quarter";
            case YEAR -> swedish ? "år" : "year";
        };
    }

    private static String quarter(int quarter, int year, Language language) {
        return language == Language.SV
                ? "%d:%s kvartalet %d".formatted(quarter, quarter <= 2 ? "a" : "e", year)
                : "Q%d %d".formatted(quarter, year);
    }
}
