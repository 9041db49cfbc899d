package se.statistiktjanst.statistics.publication;

import java.util.Arrays;
import se.statistiktjanst.statistics.disclosure.CellAccumulator;
import se.statistiktjanst.statistics.disclosure.CellTotals;

/**
 * One cell while it fills. A person's rows come one after another, so the cell gathers the person it is at and hands it
 * on as one contributor when the next comes.
 */
final class Cell {
    private final CellAccumulator accumulator;
    private final long[] pending;
    private final int[] staff;
    private int pendingPerson;
    private int pendingRecordKey;
    private int staffSeen;

    /** @param staffThreshold how many different staff members need to be told apart */
    Cell(int measures, int staffThreshold) {
        this.accumulator = new CellAccumulator(measures);
        this.pending = new long[measures];
        this.staff = new int[staffThreshold];
    }

    void add(int personNo, int recordKey, long[] contributions) {
        if (personNo != pendingPerson) {
            flush();
            pendingPerson = personNo;
            pendingRecordKey = recordKey;
        }
        for (int measure = 0; measure < pending.length; measure++) {
            pending[measure] += contributions[measure];
        }
    }

    void addUnidentified(long[] contributions) {
        accumulator.addUnidentified(contributions);
    }

    /** Counts up to the threshold; more is never asked for. */
    void addStaff(int staffId) {
        for (int seen = 0; seen < staffSeen; seen++) {
            if (staff[seen] == staffId) {
                return;
            }
        }
        if (staffSeen < staff.length) {
            staff[staffSeen++] = staffId;
        }
    }

    CellTotals totals() {
        flush();
        return accumulator.totals(staffSeen);
    }

    private void flush() {
        if (pendingPerson != 0) {
            accumulator.add(pendingRecordKey, pending);
            Arrays.fill(pending, 0);
            pendingPerson = 0;
        }
    }
}
