package se.statistiktjanst.ingest.collect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The collector's answer for a batch. Received = accepted + duplicates + conflicts + rejected = number of results.
 *
 * @param id public id under which the sender can read it again; null when nothing was stored
 * @param late accepted events that came more than a day after they happened
 * @param results one for each event, in order
 */
public record Receipt(
        @Nullable String id,
        int accepted,
        int duplicates,
        int conflicts,
        int rejected,
        int late,
        boolean historical,
        List<IngestResult> results) {

    public Receipt {
        results = List.copyOf(results);
    }

    static Receipt of(@Nullable String id, int late, boolean historical, List<IngestResult> results) {
        int accepted = 0;
        int duplicates = 0;
        int conflicts = 0;
        for (IngestResult result : results) {
            if (result instanceof IngestResult.Accepted) {
                accepted++;
            } else if (result instanceof IngestResult.Duplicate) {
                duplicates++;
            } else if (result instanceof IngestResult.Conflict) {
                conflicts++;
            }
        }
        int rejected = results.size() - accepted - duplicates - conflicts;
        return new Receipt(id, accepted, duplicates, conflicts, rejected, late, historical, results);
    }

    public int received() {
        return results.size();
    }
}
