package se.statistiktjanst.benchmarks.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Who and what events are about, as ids of the database.
 *
 * @param providers the largest first
 * @param services as often as they are used
 */
record Cast(List<Provider> providers, List<Service> services, short sender) {
    private static final List<String> SERVICES = List.of(
            "log-in",
            "log-in",
            "phone-advice",
            "booking",
            "messages",
            "record-viewing",
            "phone-advice",
            "e-prescription");

    private static final Set<String> HOME = Set.of("record-viewing", "e-prescription");

    /** What kind of event a service sends. */
    enum Family {
        CALL,
        SESSION,
        ACTIVITY
    }

    /**
     * @param type of its events
     * @param statesHome whether they say in which county the resident lives
     */
    record Service(int id, Family family, int type, boolean statesHome) {}

    /** @param units 0 for none */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Provider(int id, int[] units, int[] members, int[] errands, int[] clinics) {}

    static Cast read(Handle handle) {
        List<Provider> providers = new ArrayList<>();
        for (int id : ints(handle, "select provider_id from place group by 1 order by min(rank)")) {
            providers.add(new Provider(
                    id,
                    ints(handle, "select coalesce(unit_id, 0) from place where provider_id = ? order by unit_rank", id),
                    ints(handle, "select staff_id from member where provider_id = ? order by rank", id),
                    words(handle, id, "errand"),
                    words(handle, id, "clinic")));
        }
        Map<String, Integer> ids = handle.createQuery("select code, id::int from registry.service")
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
        List<Service> services = SERVICES.stream()
                .map(code -> new Service(
                        ids.getOrDefault(code, 0), family(code), type(handle, family(code)), HOME.contains(code)))
                .toList();
        short sender = (short) ints(handle, "select min(id)::int from registry.sender")[0];
        return new Cast(providers, services, sender);
    }

    private static Family family(String service) {
        return switch (service) {
            case "phone-advice" -> Family.CALL;
            case "log-in" -> Family.SESSION;
            default -> Family.ACTIVITY;
        };
    }

    private static int type(Handle handle, Family family) {
        return ints(handle, "select id::int from event.type where upper(family) = ?", family.name())[0];
    }

    private static int[] words(Handle handle, int provider, String dimension) {
        return ints(
                handle,
                "select id from word where provider_id = ? and dimension = ? order by rank",
                provider,
                dimension);
    }

    private static int[] ints(Handle handle, String sql, Object... given) {
        return handle.select(sql, given).mapTo(Integer.class).list().stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
