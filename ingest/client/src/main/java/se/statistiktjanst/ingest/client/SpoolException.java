package se.statistiktjanst.ingest.client;

import java.io.IOException;

/** The spool's folder cannot be read or written; what was being queued is not queued. */
public final class SpoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpoolException(String message) {
        super(message);
    }

    SpoolException(String message, IOException cause) {
        super(message, cause);
    }
}
