package se.statistiktjanst.statistics.rollup;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roaringbitmap.RoaringBitmap;

/**
 * Makes the sets of residents of whole care providers, of months that have not changed for a while: the month's own first,
 * and then, in the order of months, who of them had been there before. One care provider at a time, so that a fold need not
 * wait long.
 */
public final class QuietMonths {
    /** Long enough that a month with events coming all the time is left alone. */
    public static final Duration QUIET = Duration.ofMinutes(10);

    private static final int AT_ONCE = 12;
    private static final int LONGEST_MS = 500;
    /** The newest months, which change most, stay out of the set of all who were there before. */
    private static final int NEWEST = 2;

    private final Jdbi counter;
    private final Duration quiet;

    /** @param quiet how long a month must not have changed */
    public QuietMonths(Jdbi counter, Duration quiet) {
        this.counter = counter;
        this.quiet = quiet;
    }

    /** Goes on until nothing is left or half a second is over; then there is more to do. */
    public boolean settleSome() {
        long start = System.nanoTime();
        while (counter.inTransaction(this::settleOne)) {
            if (System.nanoTime() - start > LONGEST_MS * 1_000_000L) {
                return true;
            }
        }
        return false;
    }

    /** Goes on until nothing is left. */
    public void settleAll() {
        boolean more = true;
        while (more) {
            more = settleSome();
        }
    }

    private boolean settleOne(Handle handle) {
        PresenceDao dao = handle.attach(PresenceDao.class);
        List<QuietMonth> months = dao.quiet(quiet.toSeconds(), AT_ONCE);
        if (months.isEmpty() || !dao.tryLock()) {
            return false;
        }
        Map<Integer, List<QuietMonth>> settled = new HashMap<>();
        for (QuietMonth month : months) {
            // Under the lock, since a fold may have changed it after it was found.
            if (dao.isStillQuiet(month.providerId(), month.monthOn(), quiet.toSeconds())) {
                settle(dao, month);
                settled.computeIfAbsent(month.providerId(), absent -> new ArrayList<>())
                        .add(month);
            }
        }
        settled.forEach((provider, some) -> {
            link(dao, provider);
            CountyPeople.keep(dao, provider, some);
        });
        return true;
    }

    private static void settle(PresenceDao dao, QuietMonth month) {
        Map<PresenceOf, RoaringBitmap> sets = new HashMap<>();
        RoaringBitmap all = new RoaringBitmap();
        Set<Integer> types = new TreeSet<>();
        for (PresenceDao.UnitPresence unit : dao.units(month.providerId(), month.monthOn())) {
            RoaringBitmap residents = Residents.read(unit.residents());
            sets.computeIfAbsent(new PresenceOf(unit.serviceId(), unit.typeId()), absent -> new RoaringBitmap())
                    .or(residents);
            all.or(residents);
            types.add((int) unit.typeId());
        }
        sets.put(PresenceOf.ALL, all);
        sets.forEach((of, set) -> dao.store(
                month.providerId(),
                month.monthOn(),
                of.serviceId(),
                of.typeId(),
                set.getCardinality(),
                Residents.write(set)));
        dao.markSettled(
                month.providerId(),
                month.monthOn(),
                all.getCardinality(),
                types.stream().mapToInt(Integer::intValue).toArray());
    }

    /** From the first month on of which it is not known who had been there before, as far as months are settled. */
    private static void link(PresenceDao dao, int provider) {
        List<PresenceState> months = dao.months(provider);
        int first = 0;
        while (first < months.size() && months.get(first).known() != null) {
            first++;
        }
        if (first == months.size() || !months.get(first).settled()) {
            return;
        }
        Optional<PresenceDao.Past> past = dao.past(provider);
        RoaringBitmap before =
                past.map(some -> Residents.read(some.residents())).orElseGet(RoaringBitmap::new);
        for (int at = 0; at < months.size() && months.get(at).settled(); at++) {
            LocalDate month = months.get(at).monthOn();
            if (past.isPresent() && !month.isAfter(past.get().untilOn())) {
                continue;
            }
            RoaringBitmap there = Residents.read(dao.whole(provider, month).orElseThrow());
            if (at >= first) {
                dao.markKnown(provider, month, RoaringBitmap.andCardinality(there, before));
            }
            before.or(there);
            if (at == months.size() - 1 - NEWEST) {
                dao.storePast(provider, month, Residents.write(before.clone()));
            }
        }
    }
}
