package se.statistiktjanst.ingest.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.IncomingEvent;

/** The rows of a file, one at a time in constant memory. */
interface ImportRows extends AutoCloseable {
    /**
     * A row.
     *
     * @param number as an editor shows it: the first line is 1
     * @param event null if the row is left out on purpose
     */
    record Row(int number, @Nullable IncomingEvent event) {}

    /** The next row; null at the end. */
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
