package se.statistiktjanst.service.open;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.page.Language;

/** Puts the cells of two periods beside each other. Both are published cells; nothing else is read. */
final class ComparisonView {
    private final OpenTable table;
    private final Grid grid;
    private final Language language;

    /** @param grid of the table, whose rows are compared */
    ComparisonView(OpenTable table, Grid grid, Language language) {
        this.table = table;
        this.grid = grid;
        this.language = language;
    }

    /**
     * The same cells of an earlier period; without any if there are no figures of it.
     *
     * @param published as they stood at this time, null for now
     */
    static OpenTable earlier(OpenTable table, CompareWith with, OpenTables tables, @Nullable Instant published) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        for (int at = 0; at < table.chosen().size(); at++) {
            codes.put(
                    table.cube().dimensions().get(at).id(),
                    table.chosen().get(at).stream().map(CodeName::code).toList());
        }
        return tables.select(
                table.cube().id(),
                OpenSelection.exactly(
                                table.metrics().stream()
                                        .map(OpenCube.OpenMetric::id)
                                        .toList(),
                                codes,
                                List.of(with.earlierThan(latest(table))))
                        .asPublished(published));
    }

    Comparison comparison(CompareWith with, OpenTable earlier) {
        String period = latest(table);
        String before = with.earlierThan(period);
        boolean share = table.metrics().get(0).share();
        return new Comparison(
                PeriodNames.full(period, language),
                PeriodNames.full(before, language),
                share,
                grid.stub(),
                earlier.periods().isEmpty() ? List.of() : lines(earlier, before, share));
    }

    private List<Comparison.Line> lines(OpenTable earlier, String before, boolean share) {
        List<List<CodeName>> combinations = table.combinations();
        List<Comparison.Line> lines = new ArrayList<>();
        for (int at = 0; at < combinations.size(); at++) {
            Row row = grid.rows().get(at);
            List<String> codes =
                    combinations.get(at).stream().map(CodeName::code).toList();
            Cell now = row.cells().get(row.cells().size() - 1);
            lines.add(Comparison.Line.of(row.heads(), now, Cells.of(earlier.value(before, codes, 0)), share));
        }
        return lines;
    }

    private static String latest(OpenTable table) {
        return table.periods().get(table.periods().size() - 1);
    }
}
