package se.statistiktjanst.service.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** A selection as rows of a file: one for each period and cell, with codes, names, numbers and their status. */
final class CatalogueFile {
    private static final String METHOD =
            "Skyddade siffror: varje cell ändrades slumpmässigt en gång när månaden publicerades.";

    private CatalogueFile() {}

    static Aggregate table(OpenTable table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String period : table.periods()) {
            for (List<CodeName> combination : table.combinations()) {
                rows.add(row(table, period, combination));
            }
        }
        return new Aggregate(columns(table), rows, METHOD);
    }

    private static List<ResultColumn> columns(OpenTable table) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(column("period", "Period", "Månad, som 2026-03"));
        for (OpenCube.OpenDimension dimension : table.cube().dimensions()) {
            columns.add(column(dimension.id(), dimension.title().sv(), "Kod"));
            columns.add(column(dimension.id() + "_name", dimension.title().sv(), "Namn"));
        }
        for (OpenCube.OpenMetric metric : table.metrics()) {
            columns.add(new ResultColumn(
                    metric.id(),
                    ResultColumn.Type.NUMBER,
                    metric.title().sv(),
                    metric.text().sv() + " Enhet: " + metric.unit().sv()));
            columns.add(column(
                    metric.id() + "_status",
                    metric.title().sv(),
                    "v tal, c dolt, u osäkert, n kan inte förekomma, s särredovisas inte i perioden"));
        }
        return columns;
    }

    private static ResultColumn column(String name, String title, String text) {
        return new ResultColumn(name, ResultColumn.Type.STRING, title, text);
    }

    private static List<@Nullable Object> row(OpenTable table, String period, List<CodeName> combination) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(PeriodNames.brief(period));
        for (CodeName code : combination) {
            row.add(code.code());
            row.add(code.nameSv());
        }
        List<String> codes = combination.stream().map(CodeName::code).toList();
        for (int metric = 0; metric < table.metrics().size(); metric++) {
            OpenValue value = table.value(period, codes, metric);
            row.add(value.value());
            row.add(String.valueOf(value.state()));
        }
        return row;
    }
}
