package se.statistiktjanst.service.open.status;

import com.codahale.metrics.health.HealthCheckRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether the parts that run in this process work. Looks at most every fifteen seconds, however many visitors ask; where
 * the open part does not work the others are not asked, so that nobody waits for one after the other.
 */
final class SiteHealth {
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);

    private final HealthCheckRegistry checks;
    private final Clock clock;
    private Seen seen = new Seen(Instant.EPOCH, Map.of());

    SiteHealth(HealthCheckRegistry checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * What was seen, and when.
     *
     * @param working the parts of this process, and whether each works
     */
    record Seen(Instant at, Map<SitePart, Boolean> working) {
        boolean isWorking(SitePart part) {
            return working.getOrDefault(part, false);
        }
    }

    synchronized Seen look() {
        Instant now = clock.instant();
        if (now.isAfter(seen.at().plus(GOOD_FOR)) || now.isBefore(seen.at())) {
            seen = new Seen(now, working());
        }
        return seen;
    }

    private Map<SitePart, Boolean> working() {
        Set<String> names = checks.getNames();
        Map<SitePart, Boolean> working = new EnumMap<>(SitePart.class);
        boolean open = works(SitePart.OPEN);
        for (SitePart part : SitePart.values()) {
            if (names.contains(part.check())) {
                working.put(part, open && (part == SitePart.OPEN || works(part)));
            }
        }
        return working;
    }

    private boolean works(SitePart part) {
        return checks.getNames().contains(part.check())
                && checks.runHealthCheck(part.check()).isHealthy();
    }
}
