package se.statistiktjanst.statistics.publication;

import java.util.List;
import java.util.function.IntUnaryOperator;
import se.statistiktjanst.statistics.metric.Measure;

/**
 * Fills tables with the facts of a period, in one pass for all of them.
 *
 * @param recordKey the record key of a person's number in open tables
 */
record PeriodFill(PeriodFacts facts, IntUnaryOperator recordKey, PublicationProgress progress) {

    void into(List<CubeAccumulator> open, StaffTables staff) {
        UsageReader usage = new UsageReader(facts);
        long[] events = new long[1];
        usage.forEachOfPersons(row -> {
            int key = recordKey.applyAsInt(row.personNo());
            open.forEach(cube -> cube.add(row, key));
            staff.add(row, key);
            tell(events, row);
        });
        usage.forEachUnidentified(row -> {
            open.forEach(cube -> cube.addUnidentified(row));
            staff.addUnidentified(row);
            tell(events, row);
        });
        usage.forEachStaff((row, staffId) -> open.forEach(cube -> cube.addStaff(row, staffId)));
    }

    private void tell(long[] events, UsageRow row) {
        events[0] += row.measure(Measure.EVENTS);
        progress.read(facts.period(), events[0]);
    }
}
