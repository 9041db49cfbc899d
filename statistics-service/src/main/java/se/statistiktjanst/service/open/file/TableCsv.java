package se.statistiktjanst.service.open.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.write.CsvTable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** A table as CSV for machines: a row for each cell; a cell without a number has its state and an empty value. */
public final class TableCsv {
    private TableCsv() {}

    public static void write(OpenTable table, Language language, OutputStream out) throws IOException {
        try (CsvTable csv = new CsvTable(out, columns(table))) {
            for (List<CodeName> combination : table.combinations()) {
                List<String> codes = combination.stream().map(CodeName::code).toList();
                for (int metric = 0; metric < table.metrics().size(); metric++) {
                    for (String period : table.periods()) {
                        csv.write(row(
                                combination,
                                language,
                                period,
                                table.metrics().get(metric),
                                table.value(period, codes, metric)));
                    }
                }
            }
        }
    }

    private static List<ResultColumn> columns(OpenTable table) {
        List<ResultColumn> columns = new ArrayList<>();
        for (OpenCube.OpenDimension dimension : table.cube().dimensions()) {
            columns.add(column(dimension.id()));
            columns.add(column(dimension.id() + "_name"));
        }
        for (String name : new String[] {"period", "metric", "value", "status"}) {
            columns.add(column(name));
        }
        return columns;
    }

    private static ResultColumn column(String name) {
        return new ResultColumn(name, ResultColumn.Type.STRING, name, "");
    }

    private static List<@Nullable Object> row(
            List<CodeName> combination, Language language, String period, OpenCube.OpenMetric metric, OpenValue value) {
        List<@Nullable Object> row = new ArrayList<>();
        for (CodeName code : combination) {
            row.add(code.code());
            row.add(code.name().in(language));
        }
        row.add(period);
        row.add(metric.id());
        row.add(value.value());
        row.add(value.status().isEmpty() ? null : value.status());
        return row;
    }
}
