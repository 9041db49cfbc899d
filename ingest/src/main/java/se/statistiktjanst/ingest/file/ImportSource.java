package se.statistiktjanst.ingest.file;

import java.io.IOException;
import java.nio.file.Path;
import se.statistiktjanst.ingest.mapping.MappedRows;
import se.statistiktjanst.ingest.mapping.Mapping;

/** What a file holds and whose it is: rows of CSV that a mapping makes events of, or one structured CloudEvent a line. */
public final class ImportSource {
    private static final String EVENTS = "cloudevents";

    /** Opens a file for one pass. */
    @FunctionalInterface
    private interface Opening {
        ImportRows open(Path file) throws IOException;
    }

    private final String id;
    private final String senderCode;
    private final int headerLines;
    private final Opening opening;

    private ImportSource(String id, String senderCode, int headerLines, Opening opening) {
        this.id = id;
        this.senderCode = senderCode;
        this.headerLines = headerLines;
        this.opening = opening;
    }

    /** CSV; the mapping says whose events they are. */
    public static ImportSource mapped(Mapping mapping) {
        return new ImportSource(
                mapping.id(), mapping.sender().code(), 1, file -> new MappedFile(MappedRows.open(mapping, file)));
    }

    /** NDJSON: a structured CloudEvent on each line, all of one sender. */
    public static ImportSource events(String senderCode) {
        return new ImportSource(EVENTS, senderCode, 0, EventLines::open);
    }

    /** Name of the mapping, or {@code cloudevents}. */
    public String id() {
        return id;
    }

    public String senderCode() {
        return senderCode;
    }

    int headerLines() {
        return headerLines;
    }

    ImportRows open(Path file) throws IOException {
        return opening.open(file);
    }
}
