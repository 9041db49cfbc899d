package se.statistiktjanst.ingest.eventtype;

/** Whose personal data a field is, as on every column of the database. */
public enum PersonalDataClass {
    NONE,
    STAFF,
    RESIDENT,
    /** Health information when it is tied to a resident. */
    HEALTH
}
