package se.statistiktjanst.ingest.collect;

import java.util.Locale;

/** Why an event was not taken. The code never changes: senders act on it and quarantine is sorted by it. */
public enum Reason {
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
    /** A correction of something that is not stored, or not of this sender. */
    UNKNOWN_EVENT,
    /** A correction of an event that its sender has withdrawn. */
    EVENT_WITHDRAWN,
    /** Same id, other content: the first stays. */
    CONFLICT,
    /** Nothing wrong with this one: another event of a batch with strict handling was refused. */
    BATCH_REFUSED;

    /** The code as clients see it: {@code unknown-unit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
