package se.statistiktjanst.ingest.collect;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sender that has shown who it is, and what it may do.
 *
 * @param source the only CloudEvents source it may report for
 * @param numericIds its ids may be of digits only
 * @param services ids of the services it may report for
 * @param historicalFrom first day of old events that it may bring in, null for none
 * @param historicalTo last such day
 */
public record SenderSession(
        int senderId,
        String code,
        String source,
        boolean numericIds,
        Set<Integer> services,
        @Nullable LocalDate historicalFrom,
        @Nullable LocalDate historicalTo) {

    public SenderSession {
        services = Set.copyOf(services);
    }

    boolean mayBringHistoryOf(LocalDate day) {
        return historicalFrom != null
                && historicalTo != null
                && !day.isBefore(historicalFrom)
                && !day.isAfter(historicalTo);
    }
}
