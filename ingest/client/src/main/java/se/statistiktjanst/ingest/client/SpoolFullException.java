package se.statistiktjanst.ingest.client;

/** The spool has reached its bound, so the event was not queued. */
public final class SpoolFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpoolFullException(long bytes) {
        super(("the spool holds %d bytes of unsent events and may hold no more: see EventClient.status() for why the"
                        + " collector does not take them, or raise spoolBytes")
                .formatted(bytes));
    }
}
