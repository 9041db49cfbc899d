package se.statistiktjanst.service.login;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** Why a log-in came to nothing. Each has a heading, and under the same key with {@code .text} what to do. */
public enum Refusal implements MessageKey {
    FOREIGN_RETURN(400),
    UNKNOWN_ATTEMPT(400),
    PROVIDER_REFUSED(403),
    INVALID_TOKEN(403),
    NO_STAFF_ID(403),
    LOW_ASSURANCE(403),
    WRONG_PURPOSE(403),
    UNKNOWN_CARE_PROVIDER(403),
    NO_RIGHTS(403),
    PROVIDER_UNREACHABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The code shown to the user and written to the log, so that support can tell what happened. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String messageKey() {
        return "refusal." + code();
    }

    public String textKey() {
        return messageKey() + ".text";
    }
}
