package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.statistics.disclosure.CellTotals;
import se.statistiktjanst.statistics.disclosure.MeasureTotal;

/**
 * The groups of persons for whom open tables of a month have drawn noise, known by their number and the sum of their open
 * record keys; and with which key a cell of a staff table is drawn.
 *
 * <p>A group that open tables show is drawn with its open key again: it then says the same, and there is no second draw to
 * average with the first. Any other group is drawn with the record keys of the care provider, so that whoever knows a true
 * number learns nothing about the keys of open tables. Those sums are scattered: staff know the exact total of a table, so
 * they know its noise, and with plain sums the noise of one part would follow from that of the other.
 */
final class DrawnGroups {
    private final Set<Long> groups = new HashSet<>();

    /** Those of all cells of these tables. */
    static DrawnGroups of(List<CubeAccumulator> open) {
        DrawnGroups drawn = new DrawnGroups();
        open.forEach(cube -> cube.forEach((codes, totals) -> drawn.add(totals)));
        return drawn;
    }

    /** Notes the groups of an open cell. */
    void add(CellTotals open) {
        add(open.residents(), open.cellKey());
        open.measures().forEach(measure -> add(measure.contributors(), measure.key()));
    }

    /** The totals of a cell, to be drawn by the right keys; both are of the same cell. */
    CellTotals keyed(CellTotals own, CellTotals open) {
        List<MeasureTotal> measures = new ArrayList<>(own.measures().size());
        for (int at = 0; at < own.measures().size(); at++) {
            MeasureTotal one = own.measures().get(at);
            int key = key(one.contributors(), one.key(), open.measures().get(at).key());
            measures.add(new MeasureTotal(one.sum(), one.largest(), one.second(), one.contributors(), key));
        }
        return new CellTotals(
                own.residents(), key(own.residents(), own.cellKey(), open.cellKey()), own.staff(), measures);
    }

    private void add(long size, int key) {
        groups.add(group(size, key));
    }

    private int key(long size, int own, int open) {
        return groups.contains(group(size, open)) ? open : scattered(own);
    }

    private static long group(long size, int key) {
        return size << Integer.SIZE | Integer.toUnsignedLong(key);
    }

    /** Another number for each number, 0 for 0 (finalizer of MurmurHash3, 32 bits). */
    private static int scattered(int key) {
        int bits = (key ^ (key >>> 16)) * 0x85ebca6b;
        bits = (bits ^ (bits >>> 13)) * 0xc2b2ae35;
        return bits ^ (bits >>> 16);
    }
}
