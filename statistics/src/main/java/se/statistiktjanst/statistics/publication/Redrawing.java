package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.ProtectedCell;

/**
 * A table of a period that is published, filled again with the facts of now.
 *
 * @param versions its releases, the first one first
 * @param published the cells of the latest
 * @param changes by version: who has come and gone since its cells were drawn
 */
record Redrawing(
        CubeAccumulator filled,
        List<ReleaseDao.Row> versions,
        List<StoredCell> published,
        Map<Integer, CellChanges> changes) {

    Redrawing(CubeAccumulator filled, List<ReleaseDao.Row> versions, List<StoredCell> published) {
        this(filled, versions, published, new HashMap<>());
        versions.forEach(row -> changes.put(row.version(), new CellChanges(filled)));
    }

    ReleaseDao.Row latest() {
        return versions.get(versions.size() - 1);
    }

    /** The version that this becomes. */
    int version() {
        return latest().version() + 1;
    }

    /** Those for cells drawn from the facts of that time. */
    List<CellChanges> changesSince(Instant time) {
        return versions.stream()
                .filter(row -> row.dataUntil().equals(time))
                .map(row -> Objects.requireNonNull(changes.get(row.version())))
                .toList();
    }

    /**
     * All cells: held back ones that are complete now, in a revision also those with enough changed residents, are drawn;
     * the others are as they were. A smaller change lies inside the noise, and drawing it again would let the two be
     * averaged.
     */
    List<StoredCell> cells(DisclosureGate gate, boolean isRevision) {
        Map<List<String>, ProtectedCell> fresh = new HashMap<>();
        filled.protect(gate, fresh::put);
        List<StoredCell> cells = new ArrayList<>();
        for (StoredCell old : published) {
            ProtectedCell drawn = fresh.get(old.codes());
            StoredCell one = drawn == null ? old : StoredCell.of(old.codes(), drawn, version());
            boolean isTaken = old.isHeldBack()
                    ? !one.isHeldBack()
                    : isRevision && changes(old) >= gate.parameters().threshold();
            cells.add(isTaken ? one : old);
        }
        return cells;
    }

    private int changes(StoredCell cell) {
        @Nullable CellChanges since = changes.get(cell.drawn());
        return since == null ? 0 : since.of(cell.codes());
    }
}
