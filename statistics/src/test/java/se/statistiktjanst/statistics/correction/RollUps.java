package se.statistiktjanst.statistics.correction;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.statistics.rollup.Residents;

/**
 * All roll-ups as text, for comparison.
 *
 * @param countyPeople numbers of residents by home county of settled periods
 * @param wholeMonths of whole care providers: month, residents, and those who had been there before
 * @param whole the residents of whole care providers
 * @param presence place and month → the residents seen there
 */
record RollUps(
        List<String> daily,
        List<String> staffMonth,
        List<String> unitMonth,
        List<String> weekdayMonth,
        List<String> seconds,
        List<String> countyMonth,
        List<String> countyPeople,
        List<String> wholeMonths,
        Map<String, String> whole,
        Map<String, String> presence,
        Map<String, String> atHome,
        List<String> completeness) {
    static RollUps read(Jdbi superuser) {
        return superuser.withHandle(handle -> new RollUps(
                texts(handle, "select (d.*)::text from usage.daily d order by 1"),
                texts(handle, "select (m.*)::text from usage.staff_month m order by 1"),
                texts(handle, "select (m.*)::text from usage.unit_month m order by 1"),
                texts(handle, "select (w.*)::text from usage.weekday_month w order by 1"),
                texts(handle, "select (s.*)::text from usage.seconds_month s where histogram <> '' order by 1"),
                texts(handle, "select (c.*)::text from usage.county_month c order by 1"),
                texts(handle, "select (p.*)::text from usage.county_people p order by 1"),
                texts(
                        handle,
                        "select concat_ws('|', provider_id, month_on, people, coalesce(known, -1), types)"
                                + " from usage.presence_state where people is distinct from 0 order by 1"),
                presence(
                        handle,
                        "select concat_ws('|', provider_id, service_id, type_id, month_on) as place, residents"
                                + " from usage.provider_presence_month where people > 0"),
                presence(
                        handle,
                        "select concat_ws('|', provider_id, unit_id, service_id, type_id, month_on) as place, residents"
                                + " from usage.presence_month"),
                presence(
                        handle,
                        "select concat_ws('|', provider_id, county, service_id, type_id, month_on) as place, residents"
                                + " from usage.county_presence_month"),
                texts(
                        handle,
                        "select concat_ws('|', provider_id, service_id, occurred_on, received, late)"
                                + " from usage.completeness where received > 0 order by 1")));
    }

    private static Map<String, String> presence(Handle handle, String sql) {
        Map<String, String> presence = new TreeMap<>();
        handle.createQuery(sql)
                .map((row, context) -> Map.entry(
                        row.getString("place"),
                        Residents.read(row.getBytes("residents")).toString()))
                .forEach(entry -> presence.put(entry.getKey(), entry.getValue()));
        return presence;
    }

    private static List<String> texts(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).list();
    }
}
