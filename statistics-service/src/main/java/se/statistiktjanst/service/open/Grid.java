package se.statistiktjanst.service.open;

import java.util.Arrays;
import java.util.List;

/**
 * The table itself: headings to the left (stub), columns, rows.
 *
 * @param stub headings of the row heads, for example {@code [Län, Kanal]}
 */
public record Grid(List<String> stub, List<Column> columns, List<Row> rows) {

    public Grid {
        stub = List.copyOf(stub);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.heads().size() != stub.size() || row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("The row " + row.label() + " has "
                        + row.heads().size() + " heads and " + row.cells().size() + " cells; the grid needs "
                        + stub.size() + " and " + columns.size());
            }
        }
    }

    /** The states that occur and need a legend, in order of declaration. */
    public List<CellState> legend() {
        return Arrays.stream(CellState.values())
                .filter(state -> state != CellState.VALUE)
                .filter(state ->
                        rows.stream().anyMatch(row -> row.cells().stream().anyMatch(c -> c.state() == state)))
                .toList();
    }

    /** Whether some column may still change. */
    public boolean preliminary() {
        return columns.stream().anyMatch(Column::preliminary);
    }
}
