package se.statistiktjanst.statistics.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.metric.Measure;

/**
 * Different staff members, and a sum of what they did.
 *
 * @param sum of the events that name a staff member; 0 where no measure is asked for
 */
record StaffNumbers(int members, long sum) {
    static Map<GroupKey, StaffNumbers> read(
            Handle staff, Grouping grouping, @Nullable Measure measure, List<Integer> types) {
        String more = """
                count(distinct r.staff_id) filter (where r.staff_id <> 0 and r.events > 0)::int as members,
                coalesce(sum(%s) filter (where r.staff_id <> 0), 0)::bigint as sum""".formatted(measure == null ? "0" : "r." + measure.column());
        Map<GroupKey, StaffNumbers> numbers = new HashMap<>();
        Query query = grouping.grouped(staff, more, types);
        query.map((row, context) -> Map.entry(
                        GroupKey.read(row, grouping.members()),
                        new StaffNumbers(row.getInt("members"), row.getLong("sum"))))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }
}
