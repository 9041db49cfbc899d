package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import se.statistiktjanst.statistics.disclosure.CellLayout;
import se.statistiktjanst.statistics.disclosure.CellTotals;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.ProtectedCell;

/**
 * One cube while it fills. A row goes into the cell of its codes and into every total above it. Every combination of
 * codes becomes a cell, with or without anything in it: a missing cell would tell a true 0 from a published one.
 */
final class CubeAccumulator {
    private static final int BITS_OF_A_CODE = 20;
    private static final int MOST_CELLS = 500_000;

    private final PublishedCube cube;
    private final CellCodes codes;
    private final CubeMeasures measures;
    private final Set<String> eventTypes;
    private final int staffThreshold;
    private final List<List<DimensionCode>> codeLists = new ArrayList<>();
    private final List<Map<String, Integer>> positions = new ArrayList<>();
    private final Map<Long, Cell> cells = new HashMap<>();

    /** @param staffThreshold staff that must stand behind measures about them; 0 where that does not matter */
    CubeAccumulator(PublishedCube cube, CellCodes codes, int staffThreshold) {
        this.cube = cube;
        this.codes = codes;
        this.measures = new CubeMeasures(cube, staffThreshold > 0);
        this.eventTypes = cube.eventTypes();
        this.staffThreshold = staffThreshold;
        long size = 1;
        for (CubeDimension dimension : cube.dimensions()) {
            List<DimensionCode> list = codes.codes(dimension, cube);
            codeLists.add(list);
            positions.add(positions(list));
            size *= list.size();
        }
        if (size > MOST_CELLS) {
            throw new IllegalArgumentException("Cube " + cube.id() + " would have " + size
                    + " cells a month, more than " + MOST_CELLS + "; give it fewer dimensions");
        }
    }

    PublishedCube cube() {
        return cube;
    }

    /** One for each dimension, the total first. */
    List<List<DimensionCode>> codeLists() {
        return codeLists;
    }

    void add(UsageRow row, int recordKey) {
        long[] contributions = measures.contributions(row);
        forEachCellOf(row.attributes(), cell -> cell.add(row.personNo(), recordKey, contributions));
    }

    void addUnidentified(UsageRow row) {
        long[] contributions = measures.contributions(row);
        forEachCellOf(row.attributes(), cell -> cell.addUnidentified(contributions));
    }

    void addStaff(UsageRow.Attributes row, int staffId) {
        forEachCellOf(row, cell -> cell.addStaff(staffId));
    }

    CellLayout layout() {
        return measures.layout();
    }

    /** Protects every cell once and hands it on with its codes. */
    void protect(DisclosureGate gate, BiConsumer<List<String>, ProtectedCell> action) {
        forEach((chosen, totals) -> action.accept(
                chosen,
                codes.withoutNumbers(cube, chosen)
                        .map(state -> gate.withoutNumbers(state, layout()))
                        .orElseGet(() -> gate.protect(totals, layout(), codes.homeCounty(cube, chosen)))));
    }

    /** Hands on the true totals of every cell, empty ones included, with its codes; always in the same order. */
    void forEach(BiConsumer<List<String>, CellTotals> action) {
        forEach(new ArrayList<>(), 0, action);
    }

    private void forEach(List<String> chosen, long key, BiConsumer<List<String>, CellTotals> action) {
        int dimension = chosen.size();
        if (dimension == codeLists.size()) {
            Cell cell = cells.get(key);
            action.accept(List.copyOf(chosen), (cell == null ? newCell() : cell).totals());
            return;
        }
        for (int at = 0; at < codeLists.get(dimension).size(); at++) {
            chosen.add(codeLists.get(dimension).get(at).code());
            forEach(chosen, key | part(dimension, at), action);
            chosen.remove(dimension);
        }
    }

    private void forEachCellOf(UsageRow.Attributes row, Consumer<Cell> action) {
        forEachKeyOf(row, key -> action.accept(cells.computeIfAbsent(key, missing -> newCell())));
    }

    /** The keys of all cells a row belongs to, totals too; none if the cube is not about it. */
    void forEachKeyOf(UsageRow.Attributes row, LongConsumer action) {
        boolean covered = eventTypes.contains(row.eventType())
                && (cube.services().isEmpty() || cube.services().contains(codes.serviceOf(row)));
        if (!covered) {
            return;
        }
        int dimensions = codeLists.size();
        long[] parts = new long[dimensions];
        int placed = 0;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            Integer at =
                    positions.get(dimension).get(codes.codeOf(cube.dimensions().get(dimension), row));
            if (at != null) {
                parts[dimension] = part(dimension, at);
                placed |= 1 << dimension;
            }
        }
        for (int divided = 0; divided < (1 << dimensions); divided++) {
            if ((divided & placed) == divided) {
                action.accept(key(parts, divided));
            }
        }
    }

    /** The key of the cell with these codes; empty if the cube has no such cell. */
    OptionalLong keyOf(List<String> codesOfCell) {
        long key = 0;
        for (int dimension = 0; dimension < codesOfCell.size(); dimension++) {
            Integer at = positions.get(dimension).get(codesOfCell.get(dimension));
            if (at == null) {
                return OptionalLong.empty();
            }
            key |= part(dimension, at);
        }
        return OptionalLong.of(key);
    }

    private static long key(long[] parts, int divided) {
        long key = 0;
        for (int dimension = 0; dimension < parts.length; dimension++) {
            if ((divided & (1 << dimension)) != 0) {
                key |= parts[dimension];
            }
        }
        return key;
    }

    private static long part(int dimension, int at) {
        return (long) at << (dimension * BITS_OF_A_CODE);
    }

    private Cell newCell() {
        return new Cell(measures.size(), staffThreshold);
    }

    private static Map<String, Integer> positions(List<DimensionCode> codes) {
        Map<String, Integer> positions = new HashMap<>();
        for (int at = 0; at < codes.size(); at++) {
            positions.put(codes.get(at).code(), at);
        }
        return positions;
    }
}
