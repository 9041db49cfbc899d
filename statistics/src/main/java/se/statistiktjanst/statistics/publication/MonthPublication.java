package se.statistiktjanst.statistics.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.IntUnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/**
 * Publishes completed months, once: sum first, protect after, freeze. All cubes of a month fill in one pass over its
 * facts, and everything is written in one transaction, so that nothing half-published is ever seen. A cube that has a
 * release for the month is left alone, whatever events have come since; one that is new for it is made from the events
 * the others were made from, so that a cell they share says the same.
 *
 * <p>Record keys of a year are drawn with the version of the root that the year's first release recorded.
 */
public final class MonthPublication {
    private static final String METHOD = "cell-key/2";

    private final Jdbi publisher;
    private final KeyTree keys;
    private final OpenCodes names;
    private final Clock clock;
    private final DisclosureGate gate;

    /** @param publisher the pool of the role that reads facts and writes the schema {@code open} */
    public MonthPublication(
            Jdbi publisher, KeyTree keys, DisclosureParameters parameters, OpenCodes names, Clock clock) {
        this(publisher, keys, new DisclosureGate(parameters), names, clock);
    }

    /** Through a gate that is given; outside this package nobody chooses one. */
    MonthPublication(Jdbi publisher, KeyTree keys, DisclosureGate gate, OpenCodes names, Clock clock) {
        this.publisher = publisher;
        this.keys = keys;
        this.names = names;
        this.clock = clock;
        this.gate = gate;
    }

    /** Completed months that have any event, oldest first; most of them may be published already. */
    public List<YearMonth> completedMonths() {
        LocalDate thisMonth = currentMonth().atDay(1);
        return publisher.withHandle(handle -> handle.createQuery("""
                        select m::date as month_on
                        from (select min(first_on) as first_on from event.batch) b,
                            generate_series(date_trunc('month', b.first_on), :thisMonth::date - 1, interval '1 month') m
                        where exists (
                            select from event.fact f
                            where f.occurred_on >= m::date and f.occurred_on < (m + interval '1 month')::date)
                        order by month_on
                        """)
                .bind("thisMonth", thisMonth)
                .mapTo(LocalDate.class)
                .map(YearMonth::from)
                .list());
    }

    /**
     * Publishes those cubes that have no release for the month yet.
     *
     * @return the releases made now; empty if all were there
     * @throws IllegalArgumentException if the month has not ended in Sweden
     */
    public List<PublishedRelease> publish(YearMonth month, List<PublishedCube> cubes) {
        if (!month.isBefore(currentMonth())) {
            throw new IllegalArgumentException(
                    "The month " + month + " has not ended; publish months before " + currentMonth());
        }
        // One publication at a time, and the lock before the snapshot: who waited must see what the other published.
        return publisher.withHandle(handle -> {
            handle.execute("select pg_advisory_lock(hashtext('open.publish'))");
            try {
                return handle.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ, snapshot -> publishMissing(snapshot, month, cubes));
            } finally {
                handle.execute("select pg_advisory_unlock(hashtext('open.publish'))");
            }
        });
    }

    private List<PublishedRelease> publishMissing(Handle handle, YearMonth month, List<PublishedCube> cubes) {
        ReleaseDao releases = handle.attach(ReleaseDao.class);
        Set<String> published = releases.published(period(month));
        List<PublishedCube> missing =
                cubes.stream().filter(cube -> !published.contains(cube.id())).toList();
        return missing.isEmpty() ? List.of() : publish(handle, releases, month, missing);
    }

    private List<PublishedRelease> publish(
            Handle handle, ReleaseDao releases, YearMonth month, List<PublishedCube> cubes) {
        int rootVersion =
                releases.rootVersion(Integer.toString(month.getYear())).orElseGet(keys::currentVersion);
        Instant frozenAt = releases.frozenAt(period(month)).orElse(null);
        List<CubeAccumulator> filled = fill(handle, month, frozenAt, cubes, rootVersion);
        List<PublishedRelease> made = new ArrayList<>();
        for (CubeAccumulator cube : filled) {
            made.add(write(handle, releases, cube, period(month), rootVersion));
        }
        return made;
    }

    private List<CubeAccumulator> fill(
            Handle handle, YearMonth month, @Nullable Instant frozenAt, List<PublishedCube> cubes, int rootVersion) {
        LocalDate from = month.atDay(1);
        LocalDate before = month.plusMonths(1).atDay(1);
        RecordKeys recordKeys = RecordKeys.ofOpenStatistics(keys, rootVersion);
        IntUnaryOperator keyOf = personNo -> recordKeys.recordKey(month.getYear(), personNo);
        int threshold = gate.parameters().threshold();
        MonthReference reference = MonthReference.read(handle.attach(ReferenceDao.class), from, before, frozenAt);
        SortedSet<String> errands = ErrandCodes.listed(handle, from, before, frozenAt, threshold);
        MonthCodes codes = new MonthCodes(reference, errands, names, threshold);
        List<CubeAccumulator> filling = cubes.stream()
                .map(cube -> new CubeAccumulator(cube, codes, threshold))
                .toList();
        UsageReader usage = new UsageReader(handle, from, before, frozenAt);
        usage.forEachOfPersons(row -> {
            int recordKey = keyOf.applyAsInt(row.personNo());
            filling.forEach(cube -> cube.add(row, recordKey));
        });
        usage.forEachUnidentified(row -> filling.forEach(cube -> cube.addUnidentified(row)));
        usage.forEachStaff((row, staffId) -> filling.forEach(cube -> cube.addStaff(row, staffId)));
        return filling;
    }

    private PublishedRelease write(
            Handle handle, ReleaseDao releases, CubeAccumulator filled, String period, int rootVersion) {
        List<CellBatch.StoredCell> cells = new ArrayList<>();
        filled.protect(gate, (codes, cell) -> cells.add(new CellBatch.StoredCell(codes, cell)));
        int hidden = (int)
                cells.stream().filter(stored -> stored.cell().isAnyHidden()).count();
        PublishedCube cube = filled.cube();
        PublishedRelease release = new PublishedRelease(cube.id(), period, cells.size(), hidden);
        releases.putCube(cube, clock.instant());
        putCodes(releases, filled);
        int id = releases.insertRelease(release, gate.parameters(), clock.instant(), METHOD, rootVersion);
        new CellBatch(handle).insert(id, cells);
        return release;
    }

    private static void putCodes(ReleaseDao releases, CubeAccumulator filled) {
        for (int at = 0; at < filled.codeLists().size(); at++) {
            List<DimensionCode> codes = filled.codeLists().get(at);
            List<Integer> positions = new ArrayList<>();
            for (int position = 0; position < codes.size(); position++) {
                positions.add(position);
            }
            releases.putCodes(
                    filled.cube().id(), filled.cube().dimensions().get(at).id(), codes, positions);
        }
    }

    private YearMonth currentMonth() {
        return YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM));
    }

    /** {@code 2021M01}, as Nordic statistics offices write a month. */
    static String period(YearMonth month) {
        return "%04dM%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
