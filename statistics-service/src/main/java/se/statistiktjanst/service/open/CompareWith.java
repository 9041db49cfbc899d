package se.statistiktjanst.service.open;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.MessageKey;

/** An earlier period that the latest chosen one is compared with. */
public enum CompareWith implements MessageKey {
    PERIOD_BEFORE("before", 1),
    SAME_PERIOD_LAST_YEAR("year", 12);

    private final String code;
    private final int months;

    CompareWith(String code, int months) {
        this.code = code;
        this.months = months;
    }

    /** What the page's parameter {@code compare} names, if anything. */
    static Optional<CompareWith> of(@Nullable String code) {
        return Arrays.stream(values()).filter(with -> with.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    @Override
    public String messageKey() {
        return "compare." + code;
    }

    /** By the calendar, whether or not there are figures of it. */
    String earlierThan(String period) {
        YearMonth month = PeriodNames.parse(period).minusMonths(months);
        return "%04dM%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
