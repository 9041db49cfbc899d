package se.statistiktjanst.statistics.disclosure;

import java.util.List;

/**
 * True totals of one cell: what goes into the gate and must not go anywhere else.
 *
 * @param residents distinct identified residents
 * @param cellKey sum of their record keys modulo 2³²
 * @param staff distinct staff members
 * @param measures one total for each measure of the layout
 */
public record CellTotals(long residents, int cellKey, int staff, List<MeasureTotal> measures) {
    public CellTotals {
        measures = List.copyOf(measures);
        if (residents < 0 || staff < 0) {
            throw new IllegalArgumentException("Residents and staff of a cell cannot be negative");
        }
        if (residents == 0 && cellKey != 0) {
            throw new IllegalArgumentException("A cell without residents has the cell key 0");
        }
    }

    /** No true number in logs or messages. */
    @Override
    public String toString() {
        return "CellTotals[REDACTED]";
    }
}
