package se.statistiktjanst.statistics.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/**
 * Publishes completed months, once: sum first, protect after, freeze. All cubes of a month fill in one pass over its
 * facts, and everything is written in one transaction, so that nothing half-published is ever seen. A cube that has a
 * release for the month is left alone, whatever events have come since; one that is new for it is made from the events
 * the others were made from, so that a cell they share says the same.
 *
 * <p>Tables for staff are made in the same pass, from the same events, through the same gate: a set of cells for each
 * care provider.
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
        return publish(month, cubes, List.of()).open();
    }

    /** As {@link #publish(YearMonth, List)}, with the tables for staff. */
    public PublishedMonth publish(YearMonth month, Catalogue catalogue) {
        return publish(month, catalogue.cubes(), catalogue.staffCubes());
    }

    PublishedMonth publish(YearMonth month, List<PublishedCube> cubes, List<PublishedCube> staffCubes) {
        if (!month.isBefore(currentMonth())) {
            throw new IllegalArgumentException(
                    "The month " + month + " has not ended; publish months before " + currentMonth());
        }
        // One publication at a time, and the lock before the snapshot: who waited must see what the other published.
        return publisher.withHandle(handle -> {
            handle.execute("select pg_advisory_lock(hashtext('open.publish'))");
            try {
                return handle.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        snapshot -> publishMissing(snapshot, month, cubes, staffCubes));
            } finally {
                handle.execute("select pg_advisory_unlock(hashtext('open.publish'))");
            }
        });
    }

    private PublishedMonth publishMissing(
            Handle handle, YearMonth month, List<PublishedCube> cubes, List<PublishedCube> staffCubes) {
        Set<String> open = handle.attach(ReleaseDao.class).published(period(month));
        Set<String> staff = handle.attach(StaffReleaseDao.class).published(period(month));
        List<PublishedCube> missing =
                cubes.stream().filter(cube -> !open.contains(cube.id())).toList();
        List<PublishedCube> staffMissing =
                staffCubes.stream().filter(cube -> !staff.contains(cube.id())).toList();
        if (staffMissing.isEmpty()) {
            return missing.isEmpty()
                    ? new PublishedMonth(List.of(), List.of())
                    : publish(handle, month, missing, missing, staffMissing);
        }
        // Tables for staff must know what the open ones show, also those that were published before.
        return publish(handle, month, cubes, missing, staffMissing);
    }

    /** @param cubes open tables to fill, those that are missing among them */
    private PublishedMonth publish(
            Handle handle,
            YearMonth month,
            List<PublishedCube> cubes,
            List<PublishedCube> missing,
            List<PublishedCube> staffMissing) {
        Frozen frozen = Frozen.of(handle, month, keys);
        FilledMonth filled = new FilledMonth(
                handle, month, frozen, keys, names, gate.parameters().threshold());
        filled.fill(cubes, staffMissing);
        ReleaseDao releases = handle.attach(ReleaseDao.class);
        List<PublishedRelease> open = new ArrayList<>();
        for (CubeAccumulator cube : filled.open()) {
            if (missing.contains(cube.cube())) {
                open.add(write(handle, releases, cube, period(month), frozen.rootVersion()));
            }
        }
        List<PublishedRelease> staff = staffMissing.isEmpty()
                ? List.of()
                : new StaffReleases(handle, gate, clock.instant(), METHOD, frozen.rootVersion())
                        .write(filled.staff(), staffMissing, period(month), filled.drawn());
        return new PublishedMonth(open, staff);
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
        CellBatch.ofOpenTables(handle).insert(id, cells);
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
