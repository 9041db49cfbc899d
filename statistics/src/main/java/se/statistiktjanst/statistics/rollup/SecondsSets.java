package se.statistiktjanst.statistics.rollup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The histograms of {@code usage.seconds_month} that a fold or a correction touches, read and stored at once. */
public final class SecondsSets {
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

    /** Adds what is seen. */
    void add(MonthSeen month) {
        change(month, 1);
    }

    /** Takes away what is no longer there. */
    public void takeOut(MonthSeen month) {
        change(month, -1);
    }

    private void change(MonthSeen month, int sign) {
        change(new Key(month.place(), "wait_s"), month.waits(), sign);
        change(new Key(month.place(), "talk_s"), month.talks(), sign);
        change(new Key(month.place(), "duration_s"), month.durations(), sign);
    }

    private void change(Key key, int @Nullable [] seconds, int sign) {
        if (seconds != null) {
            changes.merge(key, SecondsHistogram.of(seconds, sign), SecondsHistogram::plus);
        }
    }

    /** Stores the histograms with what has changed. */
    public void store(Handle handle) {
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
        changes.clear();
    }
}
