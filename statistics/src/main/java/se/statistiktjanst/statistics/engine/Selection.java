package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * What a question selects, as database ids.
 *
 * @param services null-free; empty for all
 * @param units as in the organisation of their time; empty for all
 * @param groups own groups; where the question is of groups, those it may be answered by, and none of them if empty
 * @param successors a former unit → the unit that has its place today
 */
record Selection(
        int providerId,
        List<Integer> services,
        List<Integer> units,
        List<Integer> groups,
        Map<Integer, Integer> successors,
        LocalDate today) {
    private static final String WHERE = """
            r.provider_id = :provider and (:allServices or r.service_id = any (:services))\
             and r.type_id = any (:types)""";
    private static final String OF_UNITS = " and (:allUnits or r.unit_id = any (:units))";

    /** @param isOfUnits whether the source knows units */
    static String where(boolean isOfUnits) {
        return isOfUnits ? WHERE + OF_UNITS : WHERE;
    }

    Query bind(Query query, List<Integer> types) {
        // Not every statement has all of them.
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return query.bind("provider", providerId)
                .bind("allServices", services.isEmpty())
                .bind("services", ints(services))
                .bind("allUnits", units.isEmpty())
                .bind("units", ints(units))
                .bind("groups", ints(groups))
                .bind("types", ints(types))
                .bind("former", ints(List.copyOf(successors.keySet())))
                .bind(
                        "successors",
                        ints(List.copyOf(successors.keySet()).stream()
                                .map(successors::get)
                                .toList()))
                .bind("today", today);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
