package se.statistiktjanst.ingest.client;

/** A day could not be compared. Asking again is safe. */
public final class ReconciliationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReconciliationException(String message) {
        super(message + ": compare the day again later");
    }
}
