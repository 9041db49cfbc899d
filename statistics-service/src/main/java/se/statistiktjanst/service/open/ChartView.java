package se.statistiktjanst.service.open;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.page.Formats;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;

/** Chooses the chart for a grid and says in a sentence what it shows. */
public final class ChartView {
    private final Grid grid;
    private final OpenCube.OpenMetric metric;
    private final Language language;
    private final Messages messages;

    public ChartView(Grid grid, OpenCube.OpenMetric metric, Language language, Messages messages) {
        this.grid = grid;
        this.metric = metric;
        this.language = language;
        this.messages = messages;
    }

    /** Null where nothing is worth drawing. */
    public @Nullable Chart chart() {
        List<Row> charted = grid.rows().stream().filter(Row::charted).toList();
        boolean anyValue = charted.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.value() != null);
        if (!anyValue) {
            return null;
        }
        Chart.Kind kind = grid.columns().size() > 1 ? Chart.Kind.LINE : Chart.Kind.BAR;
        return new Chart(kind, metric.unit().in(language), summary(charted));
    }

    /** Names the largest row of the latest period, and how many points are hidden. */
    private String summary(List<Row> charted) {
        int last = grid.columns().size() - 1;
        String period = grid.columns().get(last).label();
        long hidden = charted.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.state() == CellState.HIDDEN || cell.state() == CellState.UNCERTAIN)
                .count();
        String largest = charted.stream()
                .filter(row -> row.cells().get(last).value() != null)
                .max(Comparator.comparing(
                        row -> Objects.requireNonNull(row.cells().get(last).value())))
                .map(row -> messages.text(
                        charted.size() == 1 ? "chart.one" : "chart.largest",
                        metric.title().in(language),
                        row.label(),
                        value(Objects.requireNonNull(row.cells().get(last).value())),
                        period))
                .orElse(messages.text("chart.none", metric.title().in(language), period));
        return hidden == 0 ? largest : largest + " " + messages.text("chart.hidden", hidden);
    }

    /** With its unit, unless it is a plain number of something. */
    private String value(BigDecimal value) {
        String number = new Formats(language).number(value);
        String unit = metric.unit().in(language);
        return unit.equals("antal") || unit.equals("number") ? number : number + "\u00a0" + unit;
    }
}
