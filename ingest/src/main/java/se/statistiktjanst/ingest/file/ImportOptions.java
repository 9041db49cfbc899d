package se.statistiktjanst.ingest.file;

/**
 * How a file is to be imported.
 *
 * @param historical events older than 400 days are taken, within the dates that the sender is authorised for; logged
 * @param startedBy who imports, as it shall stand in the access log
 */
public record ImportOptions(boolean historical, String startedBy) {
    public ImportOptions {
        if (startedBy.isBlank()) {
            throw new IllegalArgumentException("startedBy must be given");
        }
    }
}
