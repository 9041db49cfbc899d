package se.statistiktjanst.service.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.Chart;
import se.statistiktjanst.service.report.ReportCell;
import se.statistiktjanst.service.report.ReportColumn;
import se.statistiktjanst.service.report.ReportPage;
import se.statistiktjanst.service.report.ReportRow;
import se.statistiktjanst.service.staff.Received;

/** Made-up reports. */
final class SampleReports {
    private SampleReports() {}

    static ReportPage report() {
        return page(
                null,
                new Chart(Chart.Kind.LINE, "antal", "Samtal: flest i oktober."),
                List.of(
                        new ReportRow(
                                List.of("Norr", "Samtal"), true, List.of(cell("1772", null), cell("1616", "1772"))),
                        new ReportRow(
                                List.of("Norr", "Medelväntetid (s)"),
                                false,
                                List.of(cell(null, "2"), cell("65.93", "0")))));
    }

    static ReportPage refused() {
        return page("residents is not kept by channel", null, List.of());
    }

    static ReportPage withheld() {
        return page(null, null, List.of());
    }

    private static ReportPage page(@Nullable String refused, @Nullable Chart chart, List<ReportRow> rows) {
        List<Choice> choices = List.of(new Choice("a", "Samtal <b>", true), new Choice("b", "Annat", false));
        return new ReportPage(
                "Samtal",
                "Hur många samtal som kom in.",
                "Region Norrskog",
                List.of(new Link("Samtal", "/sv/mina/rapporter?report=samtal")),
                refused == null,
                new ReportPage.Form(
                        "samtal", choices, choices, choices, choices, choices, choices, choices, choices, choices,
                        choices, choices),
                refused,
                rows.isEmpty(),
                chart,
                List.of("Vårdenhet", "Mått"),
                List.of(new ReportColumn("2026-09", false), new ReportColumn("2026-10", true)),
                rows,
                List.of(new Term("Samtal", "Antal samtal.")),
                List.of(new Term("Period", "2026-09-01 – 2026-10-31")),
                refused == null ? new Received(15_004, 12, 3, 1, 2) : null,
                refused == null ? Instant.parse("2026-11-01T08:00:00Z") : null,
                "?report=samtal&metric=calls");
    }

    private static ReportCell cell(@Nullable String value, @Nullable String before) {
        return new ReportCell(
                value == null ? null : new BigDecimal(value), before == null ? null : new BigDecimal(before));
    }
}
