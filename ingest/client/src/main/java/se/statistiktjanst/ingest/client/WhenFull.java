package se.statistiktjanst.ingest.client;

/** What {@link EventClient#enqueue} does when the spool has reached its bound. Nothing in it is ever thrown away. */
public enum WhenFull {
    /** Throws {@link SpoolFullException}; the event is not queued. */
    REFUSE,
    /** Waits until the collector has taken enough. */
    WAIT
}
