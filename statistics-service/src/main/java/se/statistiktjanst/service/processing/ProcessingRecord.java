package se.statistiktjanst.service.processing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * What is processed, in the words of the columns' comments. Columns that hold nothing of anybody are counted, not listed.
 *
 * @param activities one for each purpose, in alphabetical order
 * @param columns all columns, of persons or not
 */
public record ProcessingRecord(List<Activity> activities, int columns) {
    private static final Pattern COMMENT =
            Pattern.compile("class: (none|staff|resident|health); purpose: ([^;]+); retention: ([^;]+)");
    private static final String COLUMNS = """
            select n.nspname || '.' || c.relname as tab, a.attname as col,
                coalesce(col_description(c.oid, a.attnum), '') as comment
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
                and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'crypto', 'public')
            order by 1, a.attnum
            """;

    public ProcessingRecord {
        activities = List.copyOf(activities);
    }

    /** All that is processed for one purpose. */
    public record Activity(String purpose, List<Data> data) {
        public Activity {
            data = List.copyOf(data);
        }
    }

    /**
     * Columns of one table, of one class and kept for one time.
     *
     * @param personal {@code staff}, {@code resident} or {@code health} (of a resident)
     */
    public record Data(String personal, String table, List<String> columns, String retention) {}

    /**
     * Reads the catalogue, as any role can.
     *
     * @throws IllegalStateException if a column says nothing: then there is no record
     */
    public static ProcessingRecord read(Handle handle) {
        Map<String, Map<List<String>, List<String>>> byPurpose = new TreeMap<>();
        List<Map<String, Object>> columns =
                handle.createQuery(COLUMNS).mapToMap().list();
        for (Map<String, Object> column : columns) {
            Matcher comment = COMMENT.matcher(String.valueOf(column.get("comment")));
            if (!comment.matches()) {
                throw new IllegalStateException("column %s.%s says no class, purpose and retention; annotate it"
                        .formatted(column.get("tab"), column.get("col")));
            }
            if (!comment.group(1).equals("none")) {
                byPurpose
                        .computeIfAbsent(comment.group(2), purpose -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                List.of(comment.group(1), String.valueOf(column.get("tab")), comment.group(3)),
                                key -> new ArrayList<>())
                        .add(String.valueOf(column.get("col")));
            }
        }
        return new ProcessingRecord(
                byPurpose.entrySet().stream()
                        .map(purpose -> new Activity(purpose.getKey(), data(purpose.getValue())))
                        .toList(),
                columns.size());
    }

    private static List<Data> data(Map<List<String>, List<String>> rows) {
        return rows.entrySet().stream()
                .map(row -> new Data(
                        row.getKey().get(0),
                        row.getKey().get(1),
                        List.copyOf(row.getValue()),
                        row.getKey().get(2)))
                .toList();
    }
}
