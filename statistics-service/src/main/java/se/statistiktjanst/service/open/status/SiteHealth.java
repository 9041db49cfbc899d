package se.statistiktjanst.service.open.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What was last seen of the parts that run in this process. Values only: whoever reads it can reach no database. */
final class SiteHealth {
    /** Older than this, nobody looks any more, or a look does not come back. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final Clock clock;
    private volatile Seen seen = new Seen(Instant.EPOCH, Map.of());

    SiteHealth(Clock clock) {
        this.clock = clock;
    }

    /**
     * A look.
     *
     * @param working the parts of this process, and whether each works
     */
    record Seen(Instant at, Map<SitePart, Boolean> working) {
        Seen {
            working = Map.copyOf(working);
        }

        boolean isWorking(SitePart part) {
            return working.getOrDefault(part, false);
        }
    }

    void note(Map<SitePart, Boolean> working) {
        seen = new Seen(clock.instant(), working);
    }

    Seen seen() {
        return seen;
    }

    boolean isFresh() {
        return !clock.instant().isAfter(seen.at().plus(GOOD_FOR));
    }
}
