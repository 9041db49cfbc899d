package se.statistiktjanst.statistics.rollup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The sets of {@code usage.presence_month} that a fold touches: read at once, added to, and stored at once. */
final class PresenceSets {
    private static final String READ = """
            select asked.ordinal, p.residents
            from %2$s) with ordinality as asked (%1$s, ordinal)
            join usage.presence_month p using (%1$s)
            order by asked.ordinal
            """.formatted(MonthPlace.COLUMNS, MonthPlace.UNNEST);
    private static final String STORE = """
            insert into usage.presence_month (%1$s, residents)
            select %1$s, residents
            from %2$s, :sets) as given (%1$s, residents)
            order by 1, 2, 3, 4, 5
            on conflict (%1$s) do update set residents = excluded.residents
            """.formatted(MonthPlace.COLUMNS, MonthPlace.UNNEST);

    private final Map<MonthPlace, RoaringBitmap> seen = new LinkedHashMap<>();

    void add(MonthSeen month) {
        int[] residents = month.residents();
        if (residents != null) {
            seen.computeIfAbsent(month.place(), absent -> new RoaringBitmap()).add(residents);
        }
    }

    /** Stores the sets that have somebody new. */
    void store(Handle handle) {
        if (seen.isEmpty()) {
            return;
        }
        List<MonthPlace> places = new ArrayList<>(seen.keySet());
        MonthPlace.bind(handle.createQuery(READ), places)
                .map((row, context) -> Map.entry(row.getInt("ordinal") - 1, row.getBytes("residents")))
                .forEach(stored -> addTo(stored.getValue(), places.get(stored.getKey())));
        if (!seen.isEmpty()) {
            List<MonthPlace> changed = List.copyOf(seen.keySet());
            byte[][] sets = seen.values().stream().map(Residents::write).toArray(byte[][]::new);
            MonthPlace.bind(handle.createUpdate(STORE), changed)
                    .bind("sets", new ByteArrays(sets))
                    .execute();
        }
    }

    private void addTo(byte[] stored, MonthPlace place) {
        RoaringBitmap set = Residents.read(stored);
        int before = set.getCardinality();
        @Nullable RoaringBitmap fresh = seen.get(place);
        if (fresh != null) {
            set.or(fresh);
        }
        if (set.getCardinality() == before) {
            seen.remove(place);
        } else {
            seen.put(place, set);
        }
    }
}
