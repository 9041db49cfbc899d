package se.statistiktjanst.statistics.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums one cell, one contributor at a time and in any order. Contributions are whole numbers in the measure's unit
 * (events, seconds), so that the order of persons cannot change a sum in the last digit.
 *
 * <p>Each identified resident must be added <b>once</b>, with everything they contribute to this cell: adding the same
 * resident twice counts two persons and understates dominance. Not safe for use from several threads.
 */
public final class CellAccumulator {
    private static final int SUM = 0;
    private static final int LARGEST = 1;
    private static final int SECOND = 2;
    private static final int CONTRIBUTORS = 3;
    private static final int KEY = 4;
    private static final int UNIDENTIFIED = 5;
    private static final int FIELDS = 6;

    private final long[] fields;
    private long residents;
    private int cellKey;

    public CellAccumulator(int measures) {
        this.fields = new long[measures * FIELDS];
    }

    /**
     * Adds one resident.
     *
     * @param recordKey the resident's record key of the year
     * @param contributions one for each measure, not negative
     */
    public void add(int recordKey, long[] contributions) {
        addContributions(contributions);
        for (int measure = 0; measure < contributions.length; measure++) {
            if (contributions[measure] > 0) {
                fields[measure * FIELDS + KEY] += recordKey;
            }
        }
        residents++;
        cellKey += recordKey;
    }

    /** Adds one event without a known person: a contributor of its own, but no resident. */
    public void addUnidentified(long[] contributions) {
        addContributions(contributions);
        for (int measure = 0; measure < contributions.length; measure++) {
            if (contributions[measure] > 0) {
                fields[measure * FIELDS + UNIDENTIFIED]++;
            }
        }
    }

    /** What has been added so far; staff are counted by the caller. */
    public CellTotals totals(int staff) {
        List<MeasureTotal> totals = new ArrayList<>(fields.length / FIELDS);
        for (int at = 0; at < fields.length; at += FIELDS) {
            totals.add(new MeasureTotal(
                    fields[at + SUM], fields[at + LARGEST], fields[at + SECOND], fields[at + CONTRIBUTORS], key(at)));
        }
        return new CellTotals(residents, cellKey, staff, totals);
    }

    /**
     * The key of a measure's contributors. Whoever is not known has no record key; that their number is known must not be
     * enough to know the noise, so it is mixed with the key of the cell.
     */
    private int key(int at) {
        int key = (int) fields[at + KEY];
        long unidentified = fields[at + UNIDENTIFIED];
        return unidentified == 0 ? key : mixed(key + mixed(cellKey + mixed(unidentified)));
    }

    /** Every bit of what goes in changes half of the bits that come out (finalizer of MurmurHash3, 64 bits). */
    private static int mixed(long value) {
        long bits = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (bits ^ (bits >>> 33));
    }

    private void addContributions(long[] contributions) {
        if (contributions.length * FIELDS != fields.length) {
            throw new IllegalArgumentException(
                    "This cell has " + fields.length / FIELDS + " measures, the contributor " + contributions.length);
        }
        for (int measure = 0; measure < contributions.length; measure++) {
            addContribution(measure * FIELDS, contributions[measure]);
        }
    }

    private void addContribution(int at, long contribution) {
        if (contribution < 0) {
            throw new IllegalArgumentException("A contribution cannot be negative");
        }
        fields[at + SUM] = Math.addExact(fields[at + SUM], contribution);
        fields[at + CONTRIBUTORS] += contribution > 0 ? 1 : 0;
        if (contribution > fields[at + LARGEST]) {
            fields[at + SECOND] = fields[at + LARGEST];
            fields[at + LARGEST] = contribution;
        } else if (contribution > fields[at + SECOND]) {
            fields[at + SECOND] = contribution;
        }
    }
}
