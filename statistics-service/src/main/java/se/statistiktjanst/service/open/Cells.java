package se.statistiktjanst.service.open;

import se.statistiktjanst.service.open.release.OpenValue;

/** Published values as cells of a page. */
final class Cells {
    private Cells() {}

    static Cell of(OpenValue value) {
        if (value.value() == null) {
            return Cell.without(state(value.state()));
        }
        return value.status().isEmpty() ? Cell.of(value.value()) : Cell.revised(value.value());
    }

    private static CellState state(char stored) {
        return switch (stored) {
            case 'c' -> CellState.HIDDEN;
            case 'u' -> CellState.UNCERTAIN;
            case 'n' -> CellState.NOT_APPLICABLE;
            case 's' -> CellState.NOT_SEPARATE;
            default -> CellState.INCOMPLETE;
        };
    }
}
