package se.statistiktjanst.service.open;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;

/** Chooses the rows a chart draws: at most six, the largest of the latest period, parts before totals. */
final class ChartedRows {
    private static final int MOST = 6;

    private ChartedRows() {}

    static Set<List<CodeName>> of(OpenTable table) {
        List<List<CodeName>> all = table.combinations();
        List<List<CodeName>> parts = all.stream()
                .filter(row -> row.stream().noneMatch(code -> code.isTotal() && isDivided(table, row.indexOf(code))))
                .toList();
        return (parts.isEmpty() ? all : parts)
                .stream()
                        .sorted(Comparator.comparing((List<CodeName> row) -> latest(table, row))
                                .reversed())
                        .limit(MOST)
                        .collect(Collectors.toSet());
    }

    private static boolean isDivided(OpenTable table, int dimension) {
        return table.chosen().get(dimension).size() > 1;
    }

    private static BigDecimal latest(OpenTable table, List<CodeName> row) {
        if (table.periods().isEmpty()) {
            return BigDecimal.ZERO;
        }
        String period = table.periods().get(table.periods().size() - 1);
        OpenValue value = table.value(period, row.stream().map(CodeName::code).toList(), 0);
        return value.value() == null ? BigDecimal.ONE.negate() : value.value();
    }
}
