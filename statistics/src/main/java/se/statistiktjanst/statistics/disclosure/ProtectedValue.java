package se.statistiktjanst.statistics.disclosure;

import java.util.OptionalDouble;

/** One figure after the gate: a state, and a number only if the state is {@link CellState#VALUE}. */
public final class ProtectedValue {
    private final CellState state;
    private final double value;

    private ProtectedValue(CellState state, double value) {
        this.state = state;
        this.value = value;
    }

    static ProtectedValue of(double value) {
        return new ProtectedValue(CellState.VALUE, value);
    }

    static ProtectedValue without(CellState state) {
        return new ProtectedValue(state, 0);
    }

    public CellState state() {
        return state;
    }

    /** The number, empty unless the state is {@link CellState#VALUE}. */
    public OptionalDouble value() {
        return state == CellState.VALUE ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProtectedValue that && state == that.state && value == that.value;
    }

    @Override
    public int hashCode() {
        return state.hashCode() * 31 + Double.hashCode(value);
    }

    @Override
    public String toString() {
        return state == CellState.VALUE ? Double.toString(value) : state.toString();
    }
}
