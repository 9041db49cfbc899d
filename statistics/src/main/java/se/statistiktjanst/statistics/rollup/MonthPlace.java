package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A month in one place, service and type of event. The key of what is kept by the month.
 *
 * @param placeId a unit, 0 for none; or the county where residents live, see {@link #columns}
 */
public record MonthPlace(int providerId, int placeId, int serviceId, int typeId, LocalDate monthOn) {
    /** For the arrays that {@link #bind} gives. */
    static final String UNNEST = "unnest(:providers, :places, :services, :types, :months::date[]";

    /** The columns of a roll-up by unit. */
    static final String COLUMNS = columns("unit_id");

    /** How many whole numbers say it, the month as days since 1970. */
    static final int NUMBERS = 5;

    /** The columns of a roll-up whose places stand in one called so. */
    static String columns(String place) {
        return "provider_id, %s, service_id, type_id, month_on".formatted(place);
    }

    /** The places that are the keys of cells. */
    static List<MonthPlace> of(Cells cells) {
        int[][] keys = IntStream.range(0, NUMBERS).mapToObj(cells::keys).toArray(int[][]::new);
        return IntStream.range(0, cells.size())
                .mapToObj(i -> new MonthPlace(
                        keys[0][i], keys[1][i], keys[2][i], keys[3][i], LocalDate.ofEpochDay(keys[4][i])))
                .toList();
    }

    /** Gives a statement the places as arrays, one for each column. */
    static <S extends SqlStatement<S>> S bind(S statement, List<MonthPlace> places) {
        return statement
                .bind(
                        "providers",
                        places.stream().mapToInt(MonthPlace::providerId).toArray())
                .bind("places", places.stream().mapToInt(MonthPlace::placeId).toArray())
                .bind(
                        "services",
                        places.stream().mapToInt(MonthPlace::serviceId).toArray())
                .bind("types", places.stream().mapToInt(MonthPlace::typeId).toArray())
                .bind(
                        "months",
                        places.stream().map(place -> place.monthOn().toString()).toArray(String[]::new));
    }
}
