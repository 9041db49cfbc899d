package se.statistiktjanst.statistics.correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roaringbitmap.RoaringBitmap;
import se.statistiktjanst.platform.notice.NoticeOutbox;
import se.statistiktjanst.statistics.rollup.PresenceChange;
import se.statistiktjanst.statistics.rollup.Residents;
import se.statistiktjanst.statistics.rollup.Tally;

/**
 * Takes facts that were withdrawn or replaced out of the roll-ups, each exactly once: the move to history, the deltas, the
 * sets of residents and the mark on the correction are one transaction. What replaces a fact comes as any other fact and
 * is folded with its batch. A fact that is not folded yet is left for the next round.
 */
public final class CorrectionApplier {
    private static final int AT_ONCE = 1000;

    private record Day(short senderId, LocalDate on) {}

    private final Jdbi counter;

    /** @param counter the pool of the counter's role */
    public CorrectionApplier(Jdbi counter) {
        this.counter = counter;
    }

    /** Applies what is there until nothing is left that can be applied, and gives the number of corrections applied. */
    public int applyAll() {
        int all = 0;
        for (int some = applySome(); some > 0; some = applySome()) {
            all += some;
        }
        return all;
    }

    private int applySome() {
        return counter.inTransaction(CorrectionApplier::apply);
    }

    private static int apply(Handle handle) {
        CorrectionDao dao = handle.attach(CorrectionDao.class);
        List<PendingCorrection> pending = dao.pending(AT_ONCE);
        if (pending.isEmpty() || !dao.tryLock()) {
            return 0;
        }
        int[] providers = dao.providers();
        int applied = 0;
        for (Map.Entry<Day, List<PendingCorrection>> day :
                by(pending, one -> new Day(one.senderId(), one.oldOn())).entrySet()) {
            applied += apply(handle, dao, day.getKey(), day.getValue(), providers);
        }
        return applied;
    }

    private static int apply(
            Handle handle, CorrectionDao dao, Day day, List<PendingCorrection> pending, int[] providers) {
        short sender = day.senderId();
        long[] keys = pending.stream().mapToLong(PendingCorrection::oldKey).toArray();
        List<UUID> done = dao.remove(sender, day.on(), keys, providers);
        if (!done.isEmpty()) {
            UUID[] corrections = done.toArray(UUID[]::new);
            Tally.takeOut(handle, sender, done);
            dao.unfoldCompleteness(sender, corrections);
            dao.dropEmptyDaily(day.on(), providers);
            dao.dropEmptyStaffMonth(day.on(), providers);
            dao.dropEmptyUnitMonth(day.on(), providers);
            dao.dropEmptyWeekdayMonth(day.on(), providers);
            dao.dropEmptyCountyMonth(day.on(), providers);
            List<GonePresence> gone = dao.gone(sender, corrections);
            gone.forEach(place -> takeOut(dao, place));
            List<GonePresence> goneHomes = dao.goneFromCounties(sender, corrections);
            goneHomes.forEach(home -> takeOutOfCounty(dao, home));
            PresenceChange.of(
                    handle,
                    Stream.concat(gone.stream(), goneHomes.stream())
                            .map(GonePresence::place)
                            .toList());
            dao.noteMonths(sender, corrections);
            dao.markApplied(sender, corrections, (short) 1);
        }
        return done.size() + markLost(handle, dao, day, pending, done, providers);
    }

    private static void takeOut(CorrectionDao dao, GonePresence place) {
        dao.presence(place).map(bytes -> without(bytes, place)).ifPresent(left -> {
            if (left.isEmpty()) {
                dao.dropPresence(place);
            } else {
                dao.storePresence(place, Residents.write(left));
            }
        });
    }

    private static void takeOutOfCounty(CorrectionDao dao, GonePresence home) {
        dao.countyPresence(home).map(bytes -> without(bytes, home)).ifPresent(left -> {
            if (left.isEmpty()) {
                dao.dropCountyPresence(home);
            } else {
                dao.storeCountyPresence(home, Residents.write(left));
            }
        });
    }

    private static RoaringBitmap without(byte[] bytes, GonePresence gone) {
        RoaringBitmap residents = Residents.read(bytes);
        for (int resident : gone.residents()) {
            residents.remove(resident);
        }
        return residents;
    }

    /** A fact that is not there at all, such as one from before facts could be found, is told to the operator. */
    private static int markLost(
            Handle handle,
            CorrectionDao dao,
            Day day,
            List<PendingCorrection> pending,
            List<UUID> done,
            int[] providers) {
        Set<UUID> applied = new HashSet<>(done);
        List<PendingCorrection> left = pending.stream()
                .filter(one -> !applied.contains(one.correctionId()))
                .toList();
        if (left.isEmpty()) {
            return 0;
        }
        long[] keys = left.stream().mapToLong(PendingCorrection::oldKey).toArray();
        Set<Long> waiting = new HashSet<>(dao.notFolded(day.senderId(), day.on(), keys, providers));
        List<UUID> lost = new ArrayList<>();
        for (PendingCorrection one : left) {
            if (!waiting.contains(one.oldKey())) {
                lost.add(one.correctionId());
            }
        }
        if (!lost.isEmpty()) {
            dao.markApplied(day.senderId(), lost.toArray(UUID[]::new), (short) 0);
            NoticeOutbox.add(handle, "ingest.correction.lost", null, "{\"corrections\":%d}".formatted(lost.size()));
        }
        return lost.size();
    }

    private static <K> Map<K, List<PendingCorrection>> by(
            List<PendingCorrection> all, Function<PendingCorrection, K> key) {
        Map<K, List<PendingCorrection>> groups = new LinkedHashMap<>();
        all.forEach(one -> groups.computeIfAbsent(key.apply(one), absent -> new ArrayList<>())
                .add(one));
        return groups;
    }
}
