package se.statistiktjanst.service.open;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import se.statistiktjanst.service.page.Language;

/** Periods as people read them, from codes such as {@code 2021M01}. */
public final class PeriodNames {
    private PeriodNames() {}

    /** {@code januari 2021} or {@code January 2021}. */
    public static String full(String period, Language language) {
        YearMonth month = parse(period);
        Locale locale = Locale.forLanguageTag(language.tag());
        return month.getMonth().getDisplayName(TextStyle.FULL, locale) + " " + month.getYear();
    }

    /** {@code 2021-01}. */
    public static String brief(String period) {
        return parse(period).toString();
    }

    public static YearMonth parse(String period) {
        return YearMonth.of(Integer.parseInt(period.substring(0, 4)), Integer.parseInt(period.substring(5)));
    }
}
