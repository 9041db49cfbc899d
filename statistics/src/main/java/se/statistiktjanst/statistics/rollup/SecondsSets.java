package se.statistiktjanst.statistics.rollup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.metric.MeasureSql;

/** The histograms of {@code usage.seconds_month} that a fold or a correction touches, read and stored at once. */
final class SecondsSets {
    private static final String READ = """
            select asked.ordinal, s.histogram
            from %2$s, :measures) with ordinality as asked (%1$s, measure, ordinal)
            join usage.seconds_month s using (%1$s, measure)
            order by asked.ordinal
            """.formatted(MonthPlace.COLUMNS, MonthPlace.UNNEST);
    private static final String STORE = """
            insert into usage.seconds_month (%1$s, measure, histogram)
            select %1$s, measure, histogram
            from %2$s, :measures, :histograms) as given (%1$s, measure, histogram)
            order by 1, 2, 3, 4, 5, 6
            on conflict (%1$s, measure) do update set histogram = excluded.histogram
            """.formatted(MonthPlace.COLUMNS, MonthPlace.UNNEST);

    private record Key(MonthPlace place, String measure) {}

    /** Numbers of events to add; below zero to take away. */
    private final Map<Key, SecondsHistogram> changes = new LinkedHashMap<>();

    /**
     * Adds what is seen, or takes it away.
     *
     * @param seconds of each measure of seconds
     */
    void add(MonthPlace place, Numbers[] seconds, int sign) {
        for (int i = 0; i < seconds.length; i++) {
            if (!seconds[i].isEmpty()) {
                changes.put(
                        new Key(place, MeasureSql.SECONDS.get(i).column()),
                        SecondsHistogram.of(seconds[i].sorted(), sign));
            }
        }
    }

    /** Stores the histograms with what has changed. */
    void store(Handle handle) {
        if (changes.isEmpty()) {
            return;
        }
        List<Key> keys = new ArrayList<>(changes.keySet());
        String[] measures = keys.stream().map(Key::measure).toArray(String[]::new);
        List<MonthPlace> places = keys.stream().map(Key::place).toList();
        MonthPlace.bind(handle.createQuery(READ), places)
                .bind("measures", measures)
                .map((row, context) -> Map.entry(row.getInt("ordinal") - 1, row.getBytes("histogram")))
                .forEach(stored -> changes.merge(
                        keys.get(stored.getKey()), SecondsHistogram.read(stored.getValue()), SecondsHistogram::plus));
        byte[][] histograms = keys.stream()
                .map(key -> changes.getOrDefault(key, SecondsHistogram.EMPTY).write())
                .toArray(byte[][]::new);
        MonthPlace.bind(handle.createUpdate(STORE), places)
                .bind("measures", measures)
                .bind("histograms", new ByteArrays(histograms))
                .execute();
    }
}
