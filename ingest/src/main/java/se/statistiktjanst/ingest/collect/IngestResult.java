package se.statistiktjanst.ingest.collect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one event. */
public sealed interface IngestResult {
    /** Place in the batch, from 0. */
    int index();

    /** The event's id; null when it has none that may be repeated. */
    @Nullable
    String id();

    /** Stored. */
    record Accepted(int index, String id) implements IngestResult {}

    /** Stored before, with the same content: a success. */
    record Duplicate(int index, String id) implements IngestResult {}

    /** The id was used before with other content. The first stays; this one is in quarantine. */
    record Conflict(int index, String id) implements IngestResult {}

    /** Not taken; in quarantine unless the batch was to be all or nothing. */
    record Rejected(int index, @Nullable String id, List<Fault> faults) implements IngestResult {
        public Rejected {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("faults must say why the event was refused");
            }
        }

        public Reason reason() {
            return faults.get(0).reason();
        }
    }
}
