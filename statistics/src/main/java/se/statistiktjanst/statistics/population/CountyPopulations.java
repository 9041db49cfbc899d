package se.statistiktjanst.statistics.population;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Residents of each county at the turns of the years. A period is measured against the last turn of a year before the
 * year it ends in, or the latest one known before that; never against a later one, which would not have been known when
 * the period was published.
 */
public final class CountyPopulations {
    /** Figures are for so many residents. */
    public static final int PER = 1000;

    private final Map<Integer, NavigableMap<Integer, Integer>> byCounty;

    private CountyPopulations(Map<Integer, NavigableMap<Integer, Integer>> byCounty) {
        this.byCounty = byCounty;
    }

    /** One row: on 31 December of a year. */
    public record Row(int county, int year, int residents) {}

    public static CountyPopulations of(List<Row> rows) {
        Map<Integer, NavigableMap<Integer, Integer>> byCounty = new HashMap<>();
        rows.forEach(row -> byCounty.computeIfAbsent(row.county(), county -> new TreeMap<>())
                .put(row.year(), row.residents()));
        return new CountyPopulations(byCounty);
    }

    /** All that is loaded; for any role that may read it. */
    public static CountyPopulations read(Handle handle) {
        return of(handle.createQuery("""
                        select county::int as county, year, residents from registry.population
                        where county ~ '^[0-9]{2}$' order by county, year
                        """)
                .map((row, context) -> new Row(row.getInt("county"), row.getInt("year"), row.getInt("residents")))
                .list());
    }

    /**
     * The residents that a period of a county is measured against.
     *
     * @param lastDay of the period
     * @return empty where none is known
     */
    public OptionalInt of(int county, LocalDate lastDay) {
        Map.Entry<Integer, Integer> latest =
                byCounty.getOrDefault(county, Collections.emptyNavigableMap()).lowerEntry(lastDay.getYear());
        return latest == null ? OptionalInt.empty() : OptionalInt.of(latest.getValue());
    }
}
