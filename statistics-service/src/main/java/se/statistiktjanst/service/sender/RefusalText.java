package se.statistiktjanst.service.sender;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** Why an event was refused, in words: one for each reason of the collector. */
public enum RefusalText implements MessageKey {
    MALFORMED_JSON,
    UNREADABLE_ROW,
    MISSING_ATTRIBUTE,
    INVALID_ATTRIBUTE,
    UNSUPPORTED_SPECVERSION,
    FOREIGN_SOURCE,
    UNKNOWN_TYPE,
    TYPE_NOT_ALLOWED,
    INVALID_ID,
    PERSONAL_DATA_IN_ATTRIBUTE,
    PERSONAL_NUMBER_IN_TEXT,
    INVALID_TIME,
    TIME_IN_FUTURE,
    TIME_TOO_OLD,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    INVALID_FIELD,
    INVALID_IDENTITY,
    UNKNOWN_CARE_PROVIDER,
    CARE_PROVIDER_NOT_ALLOWED,
    UNKNOWN_UNIT,
    UNIT_NOT_VALID,
    UNKNOWN_SERVICE,
    SERVICE_NOT_ALLOWED,
    NOT_CONNECTED,
    UNKNOWN_COUNTY,
    UNKNOWN_EVENT,
    EVENT_WITHDRAWN,
    CONFLICT,
    BATCH_REFUSED;

    /** The text for a reason's code, such as {@code unknown-unit}. */
    public static RefusalText of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String messageKey() {
        return "refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
