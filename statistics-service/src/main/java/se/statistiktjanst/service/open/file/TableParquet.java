package se.statistiktjanst.service.open.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.write.ParquetTable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * A table as Parquet: the rows and columns of {@link TableCsv} with types, and the first day of the period as a date. A
 * cell without a number has no value and its state. Title, source, licence and time stand as key-value metadata.
 */
public final class TableParquet {
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private TableParquet() {}

    public static void write(OpenTable table, Language language, Publisher publisher, OutputStream out)
            throws IOException {
        try (ParquetTable parquet = new ParquetTable(out, columns(table), about(table, language, publisher))) {
            for (List<CodeName> combination : table.combinations()) {
                List<String> codes = combination.stream().map(CodeName::code).toList();
                for (int metric = 0; metric < table.metrics().size(); metric++) {
                    for (String period : table.periods()) {
                        parquet.write(row(
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
            columns.add(column(dimension.id(), ResultColumn.Type.STRING));
            columns.add(column(dimension.id() + "_name", ResultColumn.Type.STRING));
        }
        columns.add(column("period", ResultColumn.Type.STRING));
        columns.add(column("period_start", ResultColumn.Type.DATE));
        columns.add(column("metric", ResultColumn.Type.STRING));
        columns.add(column("value", ResultColumn.Type.NUMBER));
        columns.add(column("status", ResultColumn.Type.STRING));
        return columns;
    }

    private static ResultColumn column(String name, ResultColumn.Type type) {
        return new ResultColumn(name, type, name, "");
    }

    private static List<@Nullable Object> row(
            List<CodeName> combination, Language language, String period, OpenCube.OpenMetric metric, OpenValue value) {
        List<@Nullable Object> row = new ArrayList<>();
        for (CodeName code : combination) {
            row.add(code.code());
            row.add(code.name().in(language));
        }
        row.add(period);
        row.add(Period.parse(period).from());
        row.add(metric.id());
        row.add(value.value());
        row.add(value.status().isEmpty() ? null : value.status());
        return row;
    }

    private static Map<String, String> about(OpenTable table, Language language, Publisher publisher) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("table", table.cube().id());
        about.put("title", table.cube().title().in(language));
        about.put("language", language.tag());
        about.put("source", publisher.operator().name());
        about.put("licence", publisher.licence());
        about.put("updated", table.updatedAt().toString());
        for (int note = 0; note < table.cube().notes().size(); note++) {
            about.put("note." + (note + 1), table.cube().notes().get(note).in(language));
        }
        return about;
    }
}
