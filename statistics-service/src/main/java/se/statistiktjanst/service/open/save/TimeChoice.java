package se.statistiktjanst.service.open.save;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.MessageKey;

/** What is to become of the time when somebody comes back to a saved selection. */
public enum TimeChoice implements MessageKey {
    /** The same periods for ever. */
    AS_CHOSEN("chosen"),
    /** The first period and all after it. */
    ALL_NEW("new"),
    /** As many periods, always the latest. */
    LATEST("latest");

    private final String code;

    TimeChoice(String code) {
        this.code = code;
    }

    /** The choice that a parameter names, {@link #AS_CHOSEN} for anything else. */
    public static TimeChoice of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(choice -> choice.code.equals(code))
                .findFirst()
                .orElse(AS_CHOSEN);
    }

    /** Value of the page's parameter {@code time}. */
    public String code() {
        return code;
    }

    @Override
    public String messageKey() {
        return "save.time." + code;
    }

    /** As value expressions of the API. */
    List<String> expressions(List<String> periods) {
        return switch (this) {
            case AS_CHOSEN -> periods;
            case ALL_NEW -> List.of("from(%s)".formatted(periods.get(0)));
            case LATEST -> List.of("top(%d)".formatted(periods.size()));
        };
    }

    /** As parameters of a page's address. */
    String parameters(List<String> periods) {
        return switch (this) {
            case AS_CHOSEN -> "from=%s&to=%s".formatted(periods.get(0), periods.get(periods.size() - 1));
            case ALL_NEW -> "from=" + periods.get(0);
            case LATEST -> "last=" + periods.size();
        };
    }
}
