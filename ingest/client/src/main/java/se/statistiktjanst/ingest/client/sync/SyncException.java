package se.statistiktjanst.ingest.client.sync;

/** The command cannot go on; the message says what, where and what to do. */
final class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyncException(String message) {
        super(message);
    }
}
