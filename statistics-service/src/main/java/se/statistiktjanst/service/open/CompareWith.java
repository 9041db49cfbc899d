package se.statistiktjanst.service.open;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.MessageKey;
import se.statistiktjanst.statistics.publication.Period;

/** An earlier period that the latest chosen one is compared with. */
public enum CompareWith implements MessageKey {
    PERIOD_BEFORE("before"),
    SAME_PERIOD_LAST_YEAR("year");

    private final String code;

    CompareWith(String code) {
        this.code = code;
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
        Period latest = Period.parse(period);
        return latest.plus(this == PERIOD_BEFORE ? -1 : -12 / latest.unit().months())
                .code();
    }
}
