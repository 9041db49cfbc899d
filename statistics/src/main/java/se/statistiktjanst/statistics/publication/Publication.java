package se.statistiktjanst.statistics.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/**
 * Publishes completed months, quarters and years, once: sum first, protect after, freeze. All cubes of a period fill in
 * one pass over its facts, and everything is written in one transaction, so that nothing half-published is ever seen. A
 * cube that has a release for the period is left alone, whatever events have come since; one that is new for it is made
 * from the events the others were made from, so that a cell they share says the same.
 *
 * <p>Tables for staff, which are of months, are made in the same pass, from the same events, through the same gate: a set of
 * cells for each care provider.
 *
 * <p>No cell is drawn twice, but for a {@link Revision}: there, cells into or out of which enough residents have come are
 * drawn again, and all others keep what was published. Cells of services that are not complete are not drawn until these
 * are.
 *
 * <p>Record keys of a year are drawn with the version of the root that the year's first release recorded.
 */
public final class Publication {
    private final Jdbi publisher;
    private final KeyTree keys;
    private final OpenCodes names;
    private final HeldBack heldBack;
    private final Clock clock;
    private final DisclosureGate gate;

    /** @param publisher the pool of the role that reads facts and writes the schema {@code open} */
    public Publication(
            Jdbi publisher,
            KeyTree keys,
            DisclosureParameters parameters,
            OpenCodes names,
            HeldBack heldBack,
            Clock clock) {
        this(publisher, keys, new DisclosureGate(parameters), names, heldBack, clock);
    }

    /** Through a gate that is given; outside this package nobody chooses one. */
    Publication(Jdbi publisher, KeyTree keys, DisclosureGate gate, OpenCodes names, HeldBack heldBack, Clock clock) {
        this.publisher = publisher;
        this.keys = keys;
        this.names = names;
        this.heldBack = heldBack;
        this.clock = clock;
        this.gate = gate;
    }

    /** Completed months, quarters and years that have any event, oldest first; most may be published already. */
    public List<Period> completed() {
        LocalDate thisMonth = currentMonth().atDay(1);
        List<YearMonth> months = publisher.withHandle(handle -> handle.createQuery("""
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
        return Arrays.stream(TimeUnit.values())
                .flatMap(unit -> months.stream()
                        .map(month -> Period.of(unit, month))
                        .distinct()
                        .filter(period -> !period.before().isAfter(thisMonth)))
                .toList();
    }

    /**
     * Publishes those open tables of the period's length that have no release for it yet, and the cells of services that
     * were held back and are complete now.
     *
     * @return the releases made now; empty if all were there
     * @throws IllegalArgumentException if the period has not ended in Sweden
     */
    public List<PublishedRelease> publish(Period period, List<PublishedCube> cubes, PublicationProgress progress) {
        return publish(period, cubes, List.of(), progress).open();
    }

    /** As {@link #publish(Period, List, PublicationProgress)}, with the tables for staff. */
    public PublishedPeriod publish(Period period, Catalogue catalogue, PublicationProgress progress) {
        return publish(period, catalogue.cubes(), catalogue.staffCubes(), progress);
    }

    PublishedPeriod publish(
            Period period, List<PublishedCube> cubes, List<PublishedCube> staffCubes, PublicationProgress progress) {
        return inTurn(
                period,
                progress,
                publication -> publication.publishMissing(ofLength(period, cubes), ofLength(period, staffCubes)));
    }

    /**
     * Publishes open tables of a period again, cell by cell where enough residents are others than when it was drawn.
     *
     * @return the releases made now; none for a cube in which no cell has changed enough
     * @throws IllegalArgumentException if the period has not ended, is not published or has been revised twice
     */
    public List<PublishedRelease> revise(
            Period period, List<PublishedCube> cubes, Revision revision, PublicationProgress progress) {
        return inTurn(period, progress, publication -> publication.revise(ofLength(period, cubes), revision));
    }

    private static List<PublishedCube> ofLength(Period period, List<PublishedCube> cubes) {
        return cubes.stream().filter(cube -> cube.timeUnit() == period.unit()).toList();
    }

    private <T> T inTurn(Period period, PublicationProgress progress, Function<PeriodPublication, T> work) {
        if (period.before().isAfter(currentMonth().atDay(1))) {
            throw new IllegalArgumentException(
                    "The period " + period + " has not ended; publish periods before " + currentMonth());
        }
        // One publication at a time, and the lock before the snapshot: who waited must see what the other published.
        return publisher.withHandle(handle -> {
            handle.execute("select pg_advisory_lock(hashtext('open.publish'))");
            try {
                return handle.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        snapshot -> work.apply(new PeriodPublication(
                                snapshot,
                                period,
                                keys,
                                gate,
                                names,
                                heldBack.of(snapshot, period),
                                clock.instant(),
                                progress)));
            } finally {
                handle.execute("select pg_advisory_unlock(hashtext('open.publish'))");
            }
        });
    }

    private YearMonth currentMonth() {
        return YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM));
    }
}
