package se.statistiktjanst.statistics.rollup;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import se.statistiktjanst.statistics.metric.Measure;

/** The roll-ups that are sums by a key: what {@link Cells} hold is added to their rows. */
final class Rollup {
    static final Rollup DAILY = ofPlaces("daily", "occurred_on", "channel");
    static final Rollup UNIT_MONTH = ofPlaces("unit_month", "month_on", "channel");
    static final Rollup STAFF_MONTH = ofPlaces("staff_month", "month_on", "staff_id");
    static final Rollup COUNTY_MONTH = new Rollup(
            "county_month", List.of("provider_id", "service_id", "type_id", "month_on", "county"), Measure.columns());
    static final Rollup COMPLETENESS = new Rollup(
            "completeness", List.of("provider_id", "service_id", "occurred_on"), List.of("received", "late"));

    private final List<String> key;
    private final List<String> sums;
    private final String add;

    private static Rollup ofPlaces(String table, String... lastOfKey) {
        Stream<String> place = Stream.of("provider_id", "unit_id", "service_id", "type_id");
        return new Rollup(table, Stream.concat(place, Arrays.stream(lastOfKey)).toList(), Measure.columns());
    }

    private Rollup(String table, List<String> key, List<String> sums) {
        this.key = key;
        this.sums = sums;
        this.add = """
                insert into usage.%1$s as u (%2$s, %3$s)
                select %4$s, %3$s
                from unnest(%5$s) as given (%2$s, %3$s)
                order by %2$s
                on conflict (%2$s) do update set %6$s
                """.formatted(
                        table,
                        list(key, name -> name),
                        list(sums, name -> name),
                        // Days come as their number since 1970.
                        list(key, name -> name.endsWith("_on") ? "date 'epoch' + " + name : name),
                        list(key, name -> "?::int[]") + ", " + list(sums, name -> "?::bigint[]"),
                        list(sums, name -> "%1$s = u.%1$s + excluded.%1$s".formatted(name)));
    }

    private static String list(List<String> names, UnaryOperator<String> item) {
        return names.stream().map(item).collect(Collectors.joining(", "));
    }

    /** An empty table for what is to be added. */
    Cells cells() {
        return new Cells(key.size(), sums.size());
    }

    /** Adds all cells to the rows with their keys. */
    void add(Handle handle, Cells cells) {
        if (cells.size() == 0) {
            return;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(add)) {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            int place = 1;
            for (int column = 0; column < key.size(); column++) {
                statement.setArray(place++, connection.createArrayOf("int4", cells.keys(column)));
            }
            for (int column = 0; column < sums.size(); column++) {
                statement.setArray(place++, connection.createArrayOf("int8", cells.sums(column)));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a roll-up could not be stored: SQLSTATE " + e.getSQLState(), e);
        }
    }
}
