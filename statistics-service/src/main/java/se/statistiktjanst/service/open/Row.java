package se.statistiktjanst.service.open;

import java.util.List;

/**
 * A row of figures.
 *
 * @param heads one text per stub heading of the grid
 * @param cells one per column of the grid
 * @param charted whether the chart draws the row; at most six rows of a table
 */
public record Row(List<String> heads, List<Cell> cells, boolean charted) {

    public Row {
        heads = List.copyOf(heads);
        cells = List.copyOf(cells);
    }

    /** The heads as one text: the name of the row's line in a chart. */
    public String label() {
        return String.join(", ", heads);
    }
}
