package se.statistiktjanst.ingest.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refused events, newest first.
 *
 * @param open how many of the sender's are open in all
 * @param next where the next page begins; null when this is the last
 */
public record RefusedPage(
        long open, List<RefusedEvent> problems, @Nullable String next) {}
