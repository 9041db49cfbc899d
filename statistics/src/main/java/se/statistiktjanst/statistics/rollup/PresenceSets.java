package se.statistiktjanst.statistics.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;

/** The sets of residents that a fold touches: read at once, and those with somebody new stored at once. */
final class PresenceSets {
    private static final String READ = """
            select asked.ordinal, p.residents
            from %2$s) with ordinality as asked (%1$s, ordinal)
            join usage.%3$s p using (%1$s)
            order by asked.ordinal
            """;
    private static final String STORE = """
            insert into usage.%3$s (%1$s, residents)
            select %1$s, residents
            from %2$s, :sets) as given (%1$s, residents)
            order by 1, 2, 3, 4, 5
            on conflict (%1$s) do update set residents = excluded.residents
            """;

    private final String read;
    private final String store;
    private final List<MonthPlace> places = new ArrayList<>();
    /** Of each place, ascending. */
    private final List<int[]> seen = new ArrayList<>();

    private PresenceSets(String table, String columns) {
        this.read = READ.formatted(columns, MonthPlace.UNNEST, table);
        this.store = STORE.formatted(columns, MonthPlace.UNNEST, table);
    }

    static PresenceSets ofUnits() {
        return new PresenceSets("presence_month", MonthPlace.COLUMNS);
    }

    static PresenceSets ofCounties() {
        return new PresenceSets("county_presence_month", MonthPlace.columns("county"));
    }

    void add(MonthPlace place, Numbers residents) {
        if (!residents.isEmpty()) {
            places.add(place);
            seen.add(residents.sorted());
        }
    }

    /** Stores them, and gives the places that have somebody new. */
    List<MonthPlace> store(Handle handle) {
        if (places.isEmpty()) {
            return List.of();
        }
        Map<Integer, byte[]> stored = new HashMap<>();
        MonthPlace.bind(handle.createQuery(read), places)
                .map((row, context) -> Map.entry(row.getInt("ordinal") - 1, row.getBytes("residents")))
                .forEach(row -> stored.put(row.getKey(), row.getValue()));
        List<MonthPlace> changed = new ArrayList<>();
        List<byte[]> sets = new ArrayList<>();
        for (int place = 0; place < seen.size(); place++) {
            byte[] before = stored.get(place);
            if (before == null || !Residents.holdsAll(before, seen.get(place))) {
                RoaringBitmap set = before == null ? new RoaringBitmap() : Residents.read(before);
                set.add(seen.get(place));
                changed.add(places.get(place));
                sets.add(Residents.write(set));
            }
        }
        if (!changed.isEmpty()) {
            MonthPlace.bind(handle.createUpdate(store), changed)
                    .bind("sets", new ByteArrays(sets.toArray(byte[][]::new)))
                    .execute();
        }
        return changed;
    }
}
