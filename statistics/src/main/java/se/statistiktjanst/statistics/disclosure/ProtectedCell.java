package se.statistiktjanst.statistics.disclosure;

import java.util.List;

/**
 * A cell fit for the public: one value for each content of its layout. Nothing but this package can make one from
 * totals, so whatever hands out {@code ProtectedCell}s hands out protected numbers.
 */
public final class ProtectedCell {
    private final List<ProtectedValue> values;

    ProtectedCell(List<ProtectedValue> values) {
        this.values = List.copyOf(values);
    }

    /** In the order of the layout's contents. */
    public List<ProtectedValue> values() {
        return values;
    }

    /** The states as the letters a stored cell keeps, one for each value. */
    public String states() {
        StringBuilder states = new StringBuilder();
        values.forEach(value -> states.append(value.state().code()));
        return states.toString();
    }

    /** Whether any value is hidden, for the share hidden that each table states. */
    public boolean isAnyHidden() {
        return values.stream().anyMatch(value -> value.state() == CellState.HIDDEN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProtectedCell that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
