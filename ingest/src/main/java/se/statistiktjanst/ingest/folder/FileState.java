package se.statistiktjanst.ingest.folder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.file.ImportSummary;

/**
 * A file of an area and how far it has come.
 *
 * @param name as it was sent
 * @param at when it came, or was done
 * @param rowsDone while it is read
 * @param rowsTotal about so many; 0 while it waits
 * @param errorCode why nothing could be read from it; null if it could
 * @param errorDetail the same for people
 * @param summary what became of its rows; null before
 */
public record FileState(
        String name,
        State state,
        Instant at,
        long bytes,
        long rowsDone,
        long rowsTotal,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        @Nullable ImportSummary summary) {

    /** How far. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }
}
