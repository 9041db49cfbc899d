package se.statistiktjanst.statistics.rollup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.metric.MeasureSql;

/** Puts the hours that programs of shape 2 kept in a row each into one row a weekday, without reading any event. */
final class FormerHours {
    private static final String READ = """
            select provider_id, unit_id, service_id, type_id, month_on - date 'epoch' as month, weekday, hour, %s
            from usage.hour_month
            order by provider_id, month_on, unit_id, service_id, type_id, weekday
            """.formatted(MeasureSql.COLUMNS);
    private static final int AT_ONCE = 10_000;

    private final Handle handle;
    private Cells cells = WeekdayRows.cells();

    private FormerHours(Handle handle) {
        this.handle = handle;
    }

    /** Within the caller's transaction, which holds the lock of the fold. */
    static void convert(Handle handle) {
        RollupDao dao = handle.attach(RollupDao.class);
        dao.clearWeekdayMonth();
        FormerHours former = new FormerHours(handle);
        try (Stream<Boolean> rows =
                handle.createQuery(READ).setFetchSize(AT_ONCE).map((row, context) -> former.add(row)).stream()) {
            rows.forEach(added -> {});
        }
        former.store();
        dao.clearHourMonth();
    }

    private boolean add(ResultSet row) throws SQLException {
        long[] sums = new long[Measure.columns().size()];
        for (Measure measure : Measure.values()) {
            sums[measure.place()] = row.getLong(measure.column());
        }
        cells.add(
                1,
                sums,
                row.getInt("provider_id"),
                row.getInt("unit_id"),
                row.getInt("service_id"),
                row.getInt("type_id"),
                row.getInt("month"),
                row.getInt("weekday"),
                row.getInt("hour"));
        if (cells.size() >= AT_ONCE) {
            store();
        }
        return true;
    }

    private void store() {
        WeekdayRows.add(handle, cells);
        cells = WeekdayRows.cells();
    }
}
