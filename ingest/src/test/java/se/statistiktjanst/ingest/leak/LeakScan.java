package se.statistiktjanst.ingest.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads every column of every table of a database, or every file below a folder, and says where one of the given
 * personal identity numbers stands in the clear. Sealed columns are read like all others.
 */
public final class LeakScan {
    private record Column(String table, String name, boolean bytes) {}

    private static final String COLUMNS = """
            select format('%I.%I', n.nspname, c.relname) as "table", format('%I', a.attname) as name,
                a.atttypid = 'bytea'::regtype as bytes
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by 1, a.attnum
            """;

    private final NumberSpellings numbers;

    /** @param numbers in twelve digits */
    public LeakScan(Collection<String> numbers) {
        this.numbers = new NumberSpellings(numbers);
    }

    /** The columns, as {@code schema.table.column}, in which a number stands; as a superuser, who sees all rows */
    public List<String> columnsWithNumbers(Jdbi superuser) {
        return superuser.withHandle(handle -> {
            List<Column> columns = handle.createQuery(COLUMNS)
                    .map((row, context) ->
                            new Column(row.getString("table"), row.getString("name"), row.getBoolean("bytes")))
                    .list();
            return columns.stream()
                    .filter(column -> holdsNumber(handle, column))
                    .map(column -> column.table() + '.' + column.name())
                    .toList();
        });
    }

    private boolean holdsNumber(Handle handle, Column column) {
        String text =
                column.bytes() ? "encode(%s, 'escape')".formatted(column.name()) : "%s::text".formatted(column.name());
        try (Stream<String> values = handle
                .createQuery("select %s from %s where %s is not null".formatted(text, column.table(), column.name()))
                .mapTo(String.class)
                .stream()) {
            return values.anyMatch(numbers::standsIn);
        }
    }

    /** The files in which a number stands, read as bytes of one character each. */
    public List<Path> filesWithNumbers(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (numbers.standsIn(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** Whether a number stands in a text, such as an answer or a log. */
    public boolean standsIn(CharSequence text) {
        return numbers.standsIn(text);
    }
}
