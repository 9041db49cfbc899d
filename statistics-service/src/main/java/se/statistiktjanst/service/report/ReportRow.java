package se.statistiktjanst.service.report;

import java.util.List;

/**
 * A row of the table.
 *
 * @param heads what it is of, and which metric where there are several
 * @param charted whether the chart draws it
 */
public record ReportRow(List<String> heads, boolean charted, List<ReportCell> cells) {
    public ReportRow {
        heads = List.copyOf(heads);
        cells = List.copyOf(cells);
    }

    /** Its name in the chart. */
    public String label() {
        return String.join(", ", heads);
    }
}
