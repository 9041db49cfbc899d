package se.statistiktjanst.service.open.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.write.CsvTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * A table as text with a separator. Each column of values has one of states beside it; a cell without a number is empty
 * and has its state there. With no variable in the head there is a row for each cell.
 *
 * @param separator between fields
 * @param withTitle whether the first line is the title
 */
public record DelimitedTable(Naming naming, char separator, boolean withTitle) {

    public void write(ArrangedTable table, OutputStream out) throws IOException {
        if (withTitle) {
            String title = '"' + table.title().replace("\"", "\"\"") + "\"\r\n";
            out.write(title.getBytes(StandardCharsets.UTF_8));
        }
        List<int[]> heads = ArrangedTable.combinations(table.heading());
        try (CsvTable csv = new CsvTable(out, columns(table, heads), separator)) {
            for (int[] left : ArrangedTable.combinations(table.stub())) {
                csv.write(row(table, left, heads));
            }
        }
    }

    private List<ResultColumn> columns(ArrangedTable table, List<int[]> heads) {
        List<ResultColumn> columns = new ArrayList<>();
        for (Variable variable : table.stub()) {
            naming.columns(variable).forEach(name -> columns.add(column(name)));
        }
        for (int[] head : heads) {
            String name = naming.joined(table.heading(), head);
            columns.add(column(name.isEmpty() ? "value" : name));
            columns.add(column(name.isEmpty() ? "status" : name + " status"));
        }
        return columns;
    }

    private List<@Nullable Object> row(ArrangedTable table, int[] left, List<int[]> heads) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            row.addAll(naming.cells(table.stub().get(i).items().get(left[i])));
        }
        for (int[] head : heads) {
            OpenValue value = table.value(left, head);
            row.add(value.value());
            row.add(value.isShown() ? null : String.valueOf(value.state()));
        }
        return row;
    }

    private static ResultColumn column(String name) {
        return new ResultColumn(name, ResultColumn.Type.STRING, name, "");
    }
}
