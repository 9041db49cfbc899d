package se.statistiktjanst.service.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.page.Language;

/** Sets out the first metric of a selection as a grid, periods as columns. */
public final class TableGrid {
    private TableGrid() {}

    public static Grid of(OpenTable table, Language language) {
        List<OpenCube.OpenDimension> dimensions = table.cube().dimensions();
        List<Integer> shown = shownDimensions(table);
        List<String> stub = shown.stream()
                .map(at -> dimensions.get(at).title().in(language))
                .toList();
        List<Column> columns = table.periods().stream()
                .map(period -> new Column(PeriodNames.full(period, language), PeriodNames.brief(period), false))
                .toList();
        Set<List<CodeName>> charted = ChartedRows.of(table);
        List<Row> rows = new ArrayList<>();
        for (List<CodeName> combination : table.combinations()) {
            List<String> codes = combination.stream().map(CodeName::code).toList();
            List<String> heads = shown.stream()
                    .map(at -> combination.get(at).name().in(language))
                    .toList();
            List<Cell> cells = table.periods().stream()
                    .map(period -> Cells.of(table.value(period, codes, 0)))
                    .toList();
            rows.add(new Row(heads, cells, charted.contains(combination)));
        }
        return new Grid(stub, columns, rows);
    }

    /** A dimension of which only the total is chosen says nothing in the table, unless nothing else is left. */
    private static List<Integer> shownDimensions(OpenTable table) {
        List<Integer> shown = IntStream.range(0, table.chosen().size())
                .filter(at -> table.chosen().get(at).size() > 1
                        || table.chosen().get(at).stream().noneMatch(CodeName::isTotal))
                .boxed()
                .toList();
        return shown.isEmpty() ? List.of(0) : shown;
    }
}
