package se.statistiktjanst.ingest.eventtype;

/** How a field is written in JSON. */
public enum FieldType {
    /** Text: the HSA-id of a care provider or unit. */
    HSA_ID,
    /** Text: the code of a connected service in the registry. */
    SERVICE_CODE,
    /**
     * Text: a personal identity number or coordination number in any spelling; or an object {@code {oid, id}} for a
     * reserve number or other local identity.
     */
    RESIDENT_ID,
    /** An object {@code {hsaId, username, givenName, surname}}; HSA-id required. */
    STAFF,
    /** Text: the two digits of a Swedish county; 00, which stands for the whole country, is none. */
    COUNTY_CODE,
    /** Text: one of the field's values. */
    CODE,
    TEXT,
    INTEGER,
    BOOLEAN
}
