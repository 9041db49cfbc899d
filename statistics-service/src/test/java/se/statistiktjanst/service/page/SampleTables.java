package se.statistiktjanst.service.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import se.statistiktjanst.service.open.Cell;
import se.statistiktjanst.service.open.CellState;
import se.statistiktjanst.service.open.Chart;
import se.statistiktjanst.service.open.Column;
import se.statistiktjanst.service.open.Filter;
import se.statistiktjanst.service.open.Grid;
import se.statistiktjanst.service.open.PeriodChoice;
import se.statistiktjanst.service.open.Row;
import se.statistiktjanst.service.open.TableEntry;
import se.statistiktjanst.service.open.TableInformation;
import se.statistiktjanst.service.tables.CatalogueListPage;
import se.statistiktjanst.service.tables.CatalogueTablePage;

/** Made-up tables for staff. */
final class SampleTables {
    private static final String PROVIDER = "Region Norrskog";
    private static final List<TableEntry> TABLES = List.of(new TableEntry(
            "kon-alder",
            "Kön och ålder <b>",
            "Hur många invånare.",
            "2026-08–2026-10",
            LocalDate.parse("2026-11-05"),
            "/sv/mina/tabeller/kon-alder"));

    private SampleTables() {}

    static CatalogueListPage list() {
        return new CatalogueListPage(PROVIDER, null, TABLES);
    }

    static CatalogueListPage answered() {
        return new CatalogueListPage(PROVIDER, new CatalogueListPage.Asked(true, "De här har det."), TABLES);
    }

    static CatalogueListPage refused() {
        return new CatalogueListPage(PROVIDER, new CatalogueListPage.Asked(false, "Högst två."), TABLES);
    }

    static CatalogueListPage none() {
        return new CatalogueListPage(PROVIDER, null, List.of());
    }

    static CatalogueTablePage table() {
        return page(new Grid(
                List.of("Vårdenhet", "Kön"),
                List.of(new Column("oktober 2026", "2026-10", false)),
                List.of(
                        new Row(List.of("Norr", "Män"), List.of(Cell.of(1_204)), true),
                        new Row(List.of("Norr", "Kvinnor"), List.of(Cell.without(CellState.HIDDEN)), true))));
    }

    static CatalogueTablePage withoutFigures() {
        return page(new Grid(List.of("Vårdenhet"), List.of(), List.of()));
    }

    private static CatalogueTablePage page(Grid grid) {
        List<Choice> choices = List.of(new Choice("1", "Män", true), new Choice("2", "Kvinnor", false));
        return new CatalogueTablePage(
                "kon-alder",
                "Kön och ålder",
                "Kön och ålder: invånare",
                "Hur många invånare.",
                PROVIDER,
                choices,
                List.of(new Filter("sex", "Kön", true, choices)),
                new PeriodChoice(choices, choices),
                grid,
                grid.columns().isEmpty() ? null : new Chart(Chart.Kind.BAR, "antal", "Invånare: flest män."),
                new TableInformation(
                        List.of("Talen är skyddade."),
                        List.of(new Term("Invånare", "Antal.")),
                        List.of(new Term("Period", "2026-10"))),
                Instant.parse("2026-11-05T05:00:00Z"),
                "?sex=1",
                grid.columns().isEmpty() ? null : "/sv/mina/exporter?table=kon-alder");
    }
}
