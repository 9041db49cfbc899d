package se.statistiktjanst.ingest.file;

import se.statistiktjanst.ingest.collect.Transport;

/**
 * How a file is to be imported.
 *
 * @param historical events older than 400 days are taken, within the dates that the sender is authorised for; logged
 * @param startedBy who imports, as it shall stand in the access log
 * @param transport how the file came, as its receipts tell
 */
public record ImportOptions(boolean historical, String startedBy, Transport transport) {
    public ImportOptions {
        if (startedBy.isBlank()) {
            throw new IllegalArgumentException("startedBy must be given");
        }
    }

    /** A file on this machine. */
    public ImportOptions(boolean historical, String startedBy) {
        this(historical, startedBy, Transport.FILE);
    }
}
