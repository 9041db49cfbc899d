package se.statistiktjanst.statistics.publication;

import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.completeness.CompletenessDao;

/**
 * Which services are not complete enough to be published.
 *
 * @param leastComplete the least share of a service's events in the period that must be counted, from 0 to 1
 */
public record HeldBack(double leastComplete) {
    /** Nearly everything: 97 per cent. */
    public static final double STANDARD = 0.97;

    public HeldBack {
        if (!(leastComplete >= 0 && leastComplete <= 1)) {
            throw new IllegalArgumentException("The least share of counted events lies between 0 and 1");
        }
    }

    /** Codes of the services to hold back. */
    Set<String> of(Handle handle, Period period) {
        return handle.attach(CompletenessDao.class).services(period.from(), period.before()).stream()
                .filter(service -> service.share() < leastComplete)
                .map(service -> service.service())
                .collect(Collectors.toUnmodifiableSet());
    }
}
