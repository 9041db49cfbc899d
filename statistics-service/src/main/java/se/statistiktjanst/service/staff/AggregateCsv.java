package se.statistiktjanst.service.staff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.write.CsvTable;
import se.statistiktjanst.statistics.recipe.Aggregate;

/** A report's table as CSV, byte for byte as the aggregate export writes it. */
public final class AggregateCsv {
    private AggregateCsv() {}

    public static byte[] bytes(Aggregate table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvTable csv = new CsvTable(out, table.columns())) {
            for (List<@Nullable Object> row : table.rows()) {
                csv.write(row);
            }
        }
        return out.toByteArray();
    }
}
