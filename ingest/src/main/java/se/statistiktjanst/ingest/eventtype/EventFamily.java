package se.statistiktjanst.ingest.eventtype;

/** The three kinds of usage that are measured. */
public enum EventFamily {
    SESSION,
    CALL,
    ACTIVITY
}
