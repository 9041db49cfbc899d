package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.rollup.PresenceDao;
import se.statistiktjanst.statistics.rollup.PresenceState;
import se.statistiktjanst.statistics.rollup.Residents;

/**
 * Residents of a care provider as a whole, of any service and type of event, month by month: how many there were, and how
 * many of them were new. Within one transaction that sees one state.
 */
final class ResidentHistory {
    private static final String SETTLED = """
            select month_on, residents from usage.provider_presence_month
            where provider_id = :provider and service_id = 0 and type_id = 0 and month_on = any (:months::date[])
            """;
    private static final String OPEN = """
            select month_on, residents from usage.presence_month
            where provider_id = :provider and type_id = any (:types) and month_on = any (:months::date[])
            """;

    private final Handle handle;
    private final Question question;
    private final Selection selection;
    private final List<Integer> types;
    /** Until the end of the question, oldest first. */
    private final List<PresenceState> months;

    /** The months' sets that were needed. */
    private final Map<LocalDate, ResidentSet> sets = new HashMap<>();

    private final Map<LocalDate, Integer> fresh = new HashMap<>();

    ResidentHistory(
            Handle handle, Question question, Selection selection, List<Integer> types, List<PresenceState> months) {
        this.handle = handle;
        this.question = question;
        this.selection = selection;
        this.types = types;
        this.months = months;
    }

    /** The numbers of each period; without history, nobody is told to have been there before. */
    Map<GroupKey, ResidentNumbers> read(boolean history) {
        Map<LocalDate, List<PresenceState>> periods = periods();
        int unknown = history ? firstUnknown() : months.size();
        PresenceDao.@Nullable Past past = unknown < months.size()
                ? handle.attach(PresenceDao.class)
                        .past(selection.providerId())
                        .filter(some ->
                                some.untilOn().isBefore(months.get(unknown).monthOn()))
                        .orElse(null)
                : null;
        load(periods, unknown, past);
        if (history) {
            countFresh(unknown, past);
        }
        return numbers(periods, history);
    }

    /** The residents of each period. */
    Map<GroupKey, ResidentSet> sets() {
        Map<LocalDate, List<PresenceState>> periods = periods();
        load(periods.values().stream().flatMap(List::stream).toList());
        Map<GroupKey, ResidentSet> residents = new HashMap<>();
        periods.forEach((period, some) -> residents.put(new GroupKey(period, List.of()), union(some)));
        return residents;
    }

    private Map<LocalDate, List<PresenceState>> periods() {
        Map<LocalDate, List<PresenceState>> periods = new TreeMap<>();
        for (PresenceState month : months) {
            if (!month.monthOn().isBefore(question.from())) {
                LocalDate period = question.grain() == Grain.WHOLE
                        ? question.from()
                        : question.grain().start(month.monthOn());
                periods.computeIfAbsent(period, absent -> new ArrayList<>()).add(month);
            }
        }
        return periods;
    }

    /** The first month of which it is not kept who of its residents is new. */
    private int firstUnknown() {
        int first = 0;
        while (first < months.size() && months.get(first).known() != null) {
            first++;
        }
        return first;
    }

    private void load(Map<LocalDate, List<PresenceState>> periods, int unknown, PresenceDao.@Nullable Past past) {
        Set<LocalDate> needed = new HashSet<>();
        for (List<PresenceState> period : periods.values()) {
            if (period.size() > 1 || !period.get(0).settled()) {
                period.forEach(month -> needed.add(month.monthOn()));
            }
        }
        if (unknown < months.size()) {
            months.stream()
                    .map(PresenceState::monthOn)
                    .filter(month -> past == null || month.isAfter(past.untilOn()))
                    .forEach(needed::add);
        }
        load(months.stream().filter(month -> needed.contains(month.monthOn())).toList());
    }

    private void load(List<PresenceState> wanted) {
        read(SETTLED, wanted.stream().filter(PresenceState::settled).toList());
        read(OPEN, wanted.stream().filter(month -> !month.settled()).toList());
    }

    private void read(String sql, List<PresenceState> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<LocalDate, List<int[]>> parts = new HashMap<>();
        selection
                .bind(handle.createQuery(sql), types)
                .bind(
                        "months",
                        wanted.stream().map(month -> month.monthOn().toString()).toArray(String[]::new))
                .map((row, context) -> Map.entry(
                        row.getObject("month_on", LocalDate.class), Residents.readAll(row.getBytes("residents"))))
                .forEach(row -> parts.computeIfAbsent(row.getKey(), absent -> new ArrayList<>())
                        .add(row.getValue()));
        parts.forEach((month, some) -> sets.put(month, ResidentSet.union(some)));
    }

    private void countFresh(int unknown, PresenceDao.@Nullable Past past) {
        for (PresenceState month : months.subList(0, unknown)) {
            fresh.put(month.monthOn(), number(month.people()) - number(month.known()));
        }
        if (unknown == months.size()) {
            return;
        }
        ResidentSet before =
                past == null ? ResidentSet.NONE : ResidentSet.union(List.of(Residents.readAll(past.residents())));
        // Few months, one small after the other: the large set of all before is gone through, not copied.
        ResidentSet since = ResidentSet.NONE;
        for (int at = 0; at < months.size(); at++) {
            LocalDate month = months.get(at).monthOn();
            if (past != null && !month.isAfter(past.untilOn())) {
                continue;
            }
            ResidentSet more =
                    since.plus(sets.getOrDefault(month, ResidentSet.NONE)).without(before);
            if (at >= unknown) {
                fresh.put(month, more.size() - since.size());
            }
            since = more;
        }
    }

    private Map<GroupKey, ResidentNumbers> numbers(Map<LocalDate, List<PresenceState>> periods, boolean history) {
        Map<GroupKey, ResidentNumbers> numbers = new HashMap<>();
        int accumulated = months.stream()
                .filter(month -> month.monthOn().isBefore(question.from()))
                .mapToInt(this::fresh)
                .sum();
        for (Map.Entry<LocalDate, List<PresenceState>> period : periods.entrySet()) {
            int distinct = distinct(period.getValue());
            int fresh = period.getValue().stream().mapToInt(this::fresh).sum();
            accumulated += fresh;
            if (distinct > 0) {
                numbers.put(
                        new GroupKey(period.getKey(), List.of()),
                        new ResidentNumbers(distinct, history ? distinct - fresh : 0, accumulated));
            }
        }
        return numbers;
    }

    private int fresh(PresenceState month) {
        return fresh.getOrDefault(month.monthOn(), 0);
    }

    private int distinct(List<PresenceState> period) {
        Integer kept = period.size() == 1 ? period.get(0).people() : null;
        return kept != null ? kept : union(period).size();
    }

    private ResidentSet union(List<PresenceState> period) {
        return ResidentSet.unionOf(period.stream()
                .map(month -> sets.getOrDefault(month.monthOn(), ResidentSet.NONE))
                .toList());
    }

    private static int number(@Nullable Integer kept) {
        return kept == null ? 0 : kept;
    }
}
