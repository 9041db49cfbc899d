package se.statistiktjanst.ingest.registry;

/** What a unit is. A private practitioner's unit is treated as a person in what is published. */
public enum UnitKind {
    DIVISION,
    CLINIC,
    CALL_CENTRE,
    PRIVATE_PRACTITIONER
}
