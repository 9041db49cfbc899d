package se.statistiktjanst.ingest.eventtype;

/** What a field of an event is for. The time of an event is an attribute of its envelope, not a field. */
public enum FieldRole {
    CARE_PROVIDER,
    UNIT,
    SERVICE,
    RESIDENT,
    STAFF,
    /** Something that figures are divided by. */
    DIMENSION,
    /** Something that is counted or summed. */
    MEASURE,
    /** Kept beside the fact, used by nothing standard. */
    DETAIL
}
