package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.disclosure.CellState;
import se.statistiktjanst.statistics.disclosure.ProtectedCell;
import se.statistiktjanst.statistics.disclosure.ProtectedValue;

/**
 * A protected cell as it is stored, in its place. Where a state comes without a number, so does the stored measure: null,
 * never 0.
 *
 * @param measures one for each content of the cube
 * @param states as many letters
 * @param drawn the version of the release that the numbers were drawn for
 */
record StoredCell(List<String> codes, List<@Nullable Double> measures, String states, int drawn) {

    static StoredCell of(List<String> codes, ProtectedCell cell, int drawn) {
        List<@Nullable Double> measures = new ArrayList<>(cell.values().size());
        for (ProtectedValue value : cell.values()) {
            measures.add(value.value().isPresent() ? value.value().getAsDouble() : null);
        }
        return new StoredCell(codes, measures, cell.states(), drawn);
    }

    boolean isAnyHidden() {
        return states.indexOf(CellState.HIDDEN.code()) >= 0;
    }

    /** Whether it was left without numbers because a service was held back. */
    boolean isHeldBack() {
        return states.indexOf(CellState.NOT_COMPLETE.code()) >= 0;
    }
}
