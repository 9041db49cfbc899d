package se.statistiktjanst.ingest.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;

/**
 * Compares what a sender says it sent with what is stored, and keeps how it ended. An hour is that of the event's time in
 * UTC as it was first sent. Every accepted id counts, corrections' own ids too; those of withdrawn events may be in the
 * sender's books or not, all of an hour or none.
 */
public final class Reconciliation {
    private static final int SECONDS_OF_HOUR = 3600;

    private final Jdbi collector;

    /** @param collector the pool of the collector's role */
    public Reconciliation(Jdbi collector) {
        this.collector = collector;
    }

    /** Compares a day, given hour by hour. */
    DayAnswer compare(SenderSession sender, LocalDate day, List<HourSum> sent) {
        return collector.inTransaction(handle -> {
            ReconciliationDao dao = handle.attach(ReconciliationDao.class);
            int first = hourOf(day, 0);
            Map<Integer, @Nullable HourSum> stored = stored(dao, sender, first);
            Map<Integer, HourSum> withdrawn = withdrawn(dao, sender, first);
            List<DayAnswer.Difference> differences = new ArrayList<>();
            for (int hour = 0; hour < DayRequest.HOURS; hour++) {
                HourSum all = stored.getOrDefault(first + hour, HourSum.NONE);
                HourSum gone = withdrawn.getOrDefault(first + hour, HourSum.NONE);
                HourSum said = sent.get(hour);
                if (all == null || (!said.equals(all) && !said.equals(all.minus(gone)))) {
                    differences.add(new DayAnswer.Difference(
                            hour, DayAnswer.Side.of(said), DayAnswer.Side.of(all == null ? HourSum.NONE : all)));
                }
            }
            Instant at = store(
                    dao,
                    sender,
                    day,
                    differences.stream().map(DayAnswer.Difference::hour).toList());
            String state = differences.isEmpty() ? DayAnswer.MATCH : DayAnswer.DIFFERS;
            return new DayAnswer(day.toString(), state, at, differences);
        });
    }

    /**
     * Compares the ids of an hour. When they are the same, the hour no longer counts as differing.
     *
     * @param ids as the sender gave them to its events
     */
    HourAnswer compareIds(SenderSession sender, LocalDate day, int hour, Iterator<String> ids) {
        int at = hourOf(day, hour);
        // No connection is held while the sender takes its time.
        StoredKeys keys = collector.inTransaction(handle -> read(handle.attach(ReconciliationDao.class), sender, at));
        Listed listed = Listed.of(sender.source(), ids, keys);
        return collector.inTransaction(
                handle -> answer(handle.attach(ReconciliationDao.class), sender, day, hour, keys, listed));
    }

    /** How the last comparison of a day ended. */
    public Optional<LastComparison> last(SenderSession sender, LocalDate day) {
        return collector
                .withExtension(ReconciliationDao.class, dao -> dao.state(id(sender), day))
                .map(row -> new LastComparison(
                        day.toString(),
                        row.state(),
                        row.checkedAt(),
                        Arrays.stream(row.hours()).boxed().toList()));
    }

    private static HourAnswer answer(
            ReconciliationDao dao, SenderSession sender, LocalDate day, int hour, StoredKeys keys, Listed listed) {
        int at = hourOf(day, hour);
        Set<UUID> withdrawn = Set.copyOf(dao.withdrawnIds(id(sender), at));
        List<String> unknown = new ArrayList<>();
        keys.eachUnlisted(key -> {
            if (!withdrawn.contains(key)) {
                unknown.add(key.toString());
            }
        });
        Map<UUID, String> missing = listed.missing();
        boolean match = missing.isEmpty() && unknown.isEmpty();
        if (match) {
            settle(dao, sender, day, hour);
        }
        UUID[] asked = missing.keySet().toArray(UUID[]::new);
        return new HourAnswer(
                day.toString(),
                hour,
                match ? DayAnswer.MATCH : DayAnswer.DIFFERS,
                listed.ids(),
                keys.size(),
                List.copyOf(missing.values()),
                texts(missing, dao.quarantined(id(sender), asked)),
                texts(missing, dao.storedInAnotherHour(id(sender), at, asked)),
                cut(unknown),
                cut(withdrawn.stream().map(UUID::toString).sorted().toList()),
                listed.complete()
                        && unknown.size() <= HourAnswer.LONGEST_LIST
                        && withdrawn.size() <= HourAnswer.LONGEST_LIST);
    }

    private static StoredKeys read(ReconciliationDao dao, SenderSession sender, int hour) {
        try (ResultIterator<UUID> stored = dao.ids(id(sender), hour)) {
            return new StoredKeys(stored);
        }
    }

    private static Map<Integer, @Nullable HourSum> stored(ReconciliationDao dao, SenderSession sender, int first) {
        Map<Integer, @Nullable HourSum> sums = new HashMap<>();
        for (ReconciliationDao.SumRow row : dao.sums(id(sender), first, first + DayRequest.HOURS)) {
            sums.put(row.hour(), sum(row));
        }
        return sums;
    }

    private static Map<Integer, HourSum> withdrawn(ReconciliationDao dao, SenderSession sender, int first) {
        Map<Integer, HourSum> sums = new HashMap<>();
        for (ReconciliationDao.SumRow row : dao.withdrawnSums(id(sender), first, first + DayRequest.HOURS)) {
            HourSum sum = sum(row);
            sums.put(row.hour(), sum == null ? HourSum.NONE : sum);
        }
        return sums;
    }

    private static @Nullable HourSum sum(ReconciliationDao.SumRow row) {
        BigDecimal sum = row.sum();
        // The lowest 64 bits of the whole sum are the sum modulo 2⁶⁴.
        return sum == null ? null : new HourSum(row.count(), sum.toBigInteger().longValue());
    }

    private static Instant store(ReconciliationDao dao, SenderSession sender, LocalDate day, List<Integer> hours) {
        short[] differing = new short[hours.size()];
        IntStream.range(0, differing.length)
                .forEach(i -> differing[i] = hours.get(i).shortValue());
        return dao.store(id(sender), day, hours.isEmpty() ? DayAnswer.MATCH : DayAnswer.DIFFERS, differing);
    }

    private static void settle(ReconciliationDao dao, SenderSession sender, LocalDate day, int hour) {
        dao.state(id(sender), day).ifPresent(state -> {
            List<Integer> left = Arrays.stream(state.hours())
                    .filter(differing -> differing != hour)
                    .boxed()
                    .toList();
            if (left.size() < state.hours().length) {
                store(dao, sender, day, left);
            }
        });
    }

    private static List<String> texts(Map<UUID, String> asked, List<UUID> found) {
        Set<UUID> these = new HashSet<>(found);
        return asked.entrySet().stream()
                .filter(entry -> these.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> cut(List<String> all) {
        return List.copyOf(all.subList(0, Math.min(all.size(), HourAnswer.LONGEST_LIST)));
    }

    private static short id(SenderSession sender) {
        return (short) sender.senderId();
    }

    private static int hourOf(LocalDate day, int hour) {
        return Math.toIntExact(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) / SECONDS_OF_HOUR) + hour;
    }
}
