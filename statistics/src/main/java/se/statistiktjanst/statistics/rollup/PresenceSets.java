package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The sets of {@code usage.presence_month} that a fold touches: read at once, added to, and stored at once. */
final class PresenceSets {
    private static final String READ = """
            select asked.ordinal, p.residents
            from unnest(:providers, :units, :services, :types, :months::date[]) with ordinality
                as asked (provider_id, unit_id, service_id, type_id, month_on, ordinal)
            join usage.presence_month p using (provider_id, unit_id, service_id, type_id, month_on)
            order by asked.ordinal
            """;
    private static final String STORE = """
            insert into usage.presence_month (provider_id, unit_id, service_id, type_id, month_on, residents)
            select provider_id, unit_id, service_id, type_id, month_on, residents
            from unnest(:providers, :units, :services, :types, :months::date[], :sets)
                as given (provider_id, unit_id, service_id, type_id, month_on, residents)
            order by 1, 2, 3, 4, 5
            on conflict (provider_id, unit_id, service_id, type_id, month_on) do update
                set residents = excluded.residents
            """;

    private record Key(int providerId, int unitId, int serviceId, int typeId, LocalDate monthOn) {}

    private final Map<Key, RoaringBitmap> seen = new LinkedHashMap<>();

    void add(Presence presence) {
        Key key = new Key(
                presence.providerId(), presence.unitId(), presence.serviceId(), presence.typeId(), presence.monthOn());
        RoaringBitmap set = seen.computeIfAbsent(key, absent -> new RoaringBitmap());
        for (Integer resident : presence.residents()) {
            if (resident != null) {
                set.add(resident);
            }
        }
    }

    /** Stores the sets that have somebody new. */
    void store(Handle handle) {
        List<Key> keys = new ArrayList<>(seen.keySet());
        bound(handle.createQuery(READ), keys)
                .map((row, context) -> Map.entry(row.getInt("ordinal") - 1, row.getBytes("residents")))
                .forEach(stored -> addTo(stored.getValue(), keys.get(stored.getKey())));
        if (!seen.isEmpty()) {
            List<Key> changed = List.copyOf(seen.keySet());
            byte[][] sets = seen.values().stream().map(Residents::write).toArray(byte[][]::new);
            bound(handle.createUpdate(STORE), changed).bind("sets", bytes(sets)).execute();
        }
    }

    private void addTo(byte[] stored, Key key) {
        RoaringBitmap set = Residents.read(stored);
        int before = set.getCardinality();
        @Nullable RoaringBitmap fresh = seen.get(key);
        if (fresh != null) {
            set.or(fresh);
        }
        if (set.getCardinality() == before) {
            seen.remove(key);
        } else {
            seen.put(key, set);
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<Key> keys) {
        return statement
                .bind("providers", keys.stream().mapToInt(Key::providerId).toArray())
                .bind("units", keys.stream().mapToInt(Key::unitId).toArray())
                .bind("services", keys.stream().mapToInt(Key::serviceId).toArray())
                .bind("types", keys.stream().mapToInt(Key::typeId).toArray())
                .bind(
                        "months",
                        keys.stream().map(key -> key.monthOn().toString()).toArray(String[]::new));
    }

    private static Argument bytes(byte[][] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }
}
