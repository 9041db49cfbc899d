package se.statistiktjanst.service.open;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table as published.
 *
 * @param value the number, with as many decimals as are to be shown; null exactly when the state is another than VALUE or REVISED
 */
public record Cell(@Nullable BigDecimal value, CellState state) {

    public Cell {
        if ((value != null) != (state == CellState.VALUE || state == CellState.REVISED)) {
            throw new IllegalArgumentException(
                    "A cell has a value exactly when its state is VALUE or REVISED; give the state " + state
                            + " without one");
        }
    }

    public static Cell of(BigDecimal value) {
        return new Cell(value, CellState.VALUE);
    }

    public static Cell of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** A number that a revision changed. */
    public static Cell revised(BigDecimal value) {
        return new Cell(value, CellState.REVISED);
    }

    /** A cell without a number. */
    public static Cell without(CellState state) {
        return new Cell(null, state);
    }
}
