package se.statistiktjanst.statistics.publication;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which care providers a table names. Few staff are persons: one with fewer active staff than the threshold, or of
 * private practitioners only, is shown together with others.
 */
final class NamedProviders {
    private NamedProviders() {}

    /** HSA-ids of those that may be named. */
    static Set<String> of(PeriodReference reference, PeriodFacts facts, int threshold) {
        Map<Integer, Integer> staff = facts.query("select provider_id, count(distinct staff_id)::int as staff from "
                        + facts.sql() + " f group by provider_id")
                .reduceRows(new HashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("provider_id", Integer.class), row.getColumn("staff", Integer.class));
                    return counts;
                });
        return reference.providers().stream()
                .filter(provider -> !provider.services().isEmpty())
                .filter(provider -> provider.kind().equals("national")
                        || (!provider.onlyPrivatePractitioners() && staff.getOrDefault(provider.id(), 0) >= threshold))
                .map(PeriodReference.Provider::hsaId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
