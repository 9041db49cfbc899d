package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.statistics.disclosure.CellTotals;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.MeasureTotal;
import se.statistiktjanst.statistics.disclosure.ProtectedCell;

/**
 * One table of one care provider while it fills: the same cells twice, with the record keys of the care provider and with
 * the open ones, so that each can be drawn with the right one.
 */
final class StaffTable {
    private final CubeAccumulator own;
    private final CubeAccumulator open;
    private final boolean byUnit;

    StaffTable(PublishedCube cube, StaffCodes codes) {
        this.own = new CubeAccumulator(cube, codes, 0);
        this.open = new CubeAccumulator(cube, codes, 0);
        this.byUnit = cube.dimensions().get(0) == CubeDimension.UNIT;
    }

    void add(UsageRow row, int ownKey, int openKey) {
        own.add(row, ownKey);
        open.add(row, openKey);
    }

    void addUnidentified(UsageRow row) {
        own.addUnidentified(row);
        open.addUnidentified(row);
    }

    PublishedCube cube() {
        return own.cube();
    }

    /** One for each dimension; the total first but for units, which other tables add up. */
    List<List<DimensionCode>> codeLists() {
        List<List<DimensionCode>> lists = new ArrayList<>(own.codeLists());
        if (byUnit) {
            lists.set(0, lists.get(0).subList(1, lists.get(0).size()));
        }
        return lists;
    }

    /** The residents of each place it has. */
    List<Population> populations() {
        List<Population> populations = new ArrayList<>();
        own.forEach((codes, totals) -> {
            if (isOfPlace(codes)) {
                populations.add(population(codes, totals));
            }
        });
        return populations;
    }

    /**
     * Protects every cell of the places that may be divided.
     *
     * @param divided populations, see {@link Population#divided}
     */
    Protected protect(DisclosureGate gate, DrawnGroups drawn, List<Population> divided) {
        List<CellTotals> openTotals = new ArrayList<>();
        open.forEach((codes, totals) -> openTotals.add(totals));
        Set<String> few = few(divided);
        ProtectedCell blank = blank(gate);
        Protected cells = new Protected(few, blank);
        int[] at = {0};
        own.forEach((codes, totals) -> {
            CellTotals keyed = drawn.keyed(totals, openTotals.get(at[0]++));
            if (!byUnit || !codes.get(0).equals(DimensionCode.TOTAL)) {
                cells.add(codes, few.contains(place(codes)), gate.protect(keyed, own.layout()));
            }
        });
        return cells;
    }

    private Set<String> few(List<Population> divided) {
        Set<String> few = new HashSet<>();
        populations().stream().filter(one -> !divided.contains(one)).forEach(one -> few.add(one.place()));
        return few;
    }

    /** What a cell without anything in it is published as. */
    private ProtectedCell blank(DisclosureGate gate) {
        List<MeasureTotal> none = Collections.nCopies(own.layout().measures().size(), MeasureTotal.NONE);
        return gate.protect(new CellTotals(0, 0, 0, none), own.layout());
    }

    private boolean isOfPlace(List<String> codes) {
        return codes.subList(byUnit ? 1 : 0, codes.size()).stream().allMatch(DimensionCode.TOTAL::equals)
                && !(byUnit && codes.get(0).equals(DimensionCode.TOTAL));
    }

    private Population population(List<String> codes, CellTotals totals) {
        return new Population(place(codes), cube().eventTypes(), cube().services(), totals.residents());
    }

    private String place(List<String> codes) {
        return byUnit ? codes.get(0) : DimensionCode.TOTAL;
    }

    /** Protected cells; those that are as if nothing were in them are counted, not kept. */
    static final class Protected {
        private final Set<String> few;
        private final ProtectedCell blank;
        private final List<StoredCell> kept = new ArrayList<>();
        private int cells;
        private int hidden;

        private Protected(Set<String> few, ProtectedCell blank) {
            this.few = few;
            this.blank = blank;
        }

        private void add(List<String> codes, boolean isOfFew, ProtectedCell cell) {
            cells++;
            if (isOfFew || cell.isAnyHidden()) {
                hidden++;
            }
            if (!isOfFew && !cell.equals(blank)) {
                kept.add(StoredCell.of(codes, cell, 1));
            }
        }

        /** Places of so few residents that nothing of them is divided. */
        Set<String> few() {
            return few;
        }

        ProtectedCell blank() {
            return blank;
        }

        List<StoredCell> kept() {
            return kept;
        }

        int cells() {
            return cells;
        }

        int hidden() {
            return hidden;
        }
    }
}
