package se.statistiktjanst.service.open;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a table as published.
 *
 * @param value the number, with as many decimals as are to be shown; null exactly when the state is not a value
 */
public record Cell(@Nullable BigDecimal value, CellState state) {

    public Cell {
        if ((value != null) != (state == CellState.VALUE)) {
            throw new IllegalArgumentException(
                    "A cell has a value exactly when its state is VALUE; give the state " + state + " without one");
        }
    }

    public static Cell of(BigDecimal value) {
        return new Cell(value, CellState.VALUE);
    }

    public static Cell of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** A cell without a number. */
    public static Cell without(CellState state) {
        return new Cell(null, state);
    }
}
