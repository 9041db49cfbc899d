package se.statistiktjanst.statistics.rollup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.metric.Measure;

/** The rows of {@code usage.weekday_month} that a fold or a correction touches, read and stored at once. */
final class WeekdayRows {
    /** Of a key: that of {@link MonthPlace}, then these. */
    private static final int KEY_WIDTH = MonthPlace.NUMBERS + 2;

    private static final int WEEKDAY = MonthPlace.NUMBERS;
    private static final int HOUR = WEEKDAY + 1;

    private static final String READ = """
            select asked.ordinal, w.hours
            from %2$s, :weekdays) with ordinality as asked (%1$s, weekday, ordinal)
            join usage.weekday_month w using (%1$s, weekday)
            order by asked.ordinal
            """.formatted(MonthPlace.COLUMNS, MonthPlace.UNNEST);
    private static final String STORE = """
            insert into usage.weekday_month (%1$s, weekday, hours)
            select %1$s, weekday, hours
            from %2$s, :weekdays, :hours) as given (%1$s, weekday, hours)
            order by 1, 2, 3, 4, 5, 6
            on conflict (%1$s, weekday) do update set hours = excluded.hours
            """.formatted(MonthPlace.COLUMNS, MonthPlace.UNNEST);

    private record Key(MonthPlace place, int weekday) {}

    private WeekdayRows() {}

    /** An empty table for what is to be added. */
    static Cells cells() {
        return new Cells(KEY_WIDTH, Measure.columns().size());
    }

    /** Adds the sums of cells, or takes them away where they are below zero. */
    static void add(Handle handle, Cells cells) {
        if (cells.size() == 0) {
            return;
        }
        Map<Key, HourSums> changes = byWeekday(cells);
        List<Key> keys = new ArrayList<>(changes.keySet());
        List<HourSums> sums = new ArrayList<>(changes.values());
        List<MonthPlace> places = keys.stream().map(Key::place).toList();
        int[] weekdays = keys.stream().mapToInt(Key::weekday).toArray();
        MonthPlace.bind(handle.createQuery(READ), places)
                .bind("weekdays", weekdays)
                .map((row, context) -> Map.entry(row.getInt("ordinal") - 1, row.getBytes("hours")))
                .forEach(row -> HourSums.read(row.getValue(), sums.get(row.getKey())::add));
        MonthPlace.bind(handle.createUpdate(STORE), places)
                .bind("weekdays", weekdays)
                .bind("hours", new ByteArrays(sums.stream().map(HourSums::write).toArray(byte[][]::new)))
                .execute();
    }

    private static Map<Key, HourSums> byWeekday(Cells cells) {
        Map<Key, HourSums> changes = new LinkedHashMap<>();
        List<MonthPlace> places = MonthPlace.of(cells);
        int[] weekdays = cells.keys(WEEKDAY);
        int[] hours = cells.keys(HOUR);
        for (int cell = 0; cell < cells.size(); cell++) {
            changes.computeIfAbsent(new Key(places.get(cell), weekdays[cell]), absent -> new HourSums())
                    .add(hours[cell], cells.sumsOf(cell));
        }
        return changes;
    }
}
