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
 * @param types the only event types it may send; empty for all
 * @param careProviders HSA-ids of the only care providers it may report for; empty for all that are connected
 * @param historicalFrom first day of old events that it may bring in, null for none
 * @param historicalTo last such day
 */
public record SenderSession(
        int senderId,
        String code,
        String source,
        boolean numericIds,
        Set<Integer> services,
        Set<String> types,
        Set<String> careProviders,
        @Nullable LocalDate historicalFrom,
        @Nullable LocalDate historicalTo) {

    public SenderSession {
        services = Set.copyOf(services);
        types = Set.copyOf(types);
        careProviders = Set.copyOf(careProviders);
    }

    boolean maySend(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** @param hsaId null for events that belong to no care provider */
    boolean mayReportFor(@Nullable String hsaId) {
        return careProviders.isEmpty() || (hsaId != null && careProviders.contains(hsaId));
    }

    boolean mayBringHistoryOf(LocalDate day) {
        return historicalFrom != null
                && historicalTo != null
                && !day.isBefore(historicalFrom)
                && !day.isAfter(historicalTo);
    }
}
