package se.statistiktjanst.statistics.engine;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to know about the usage of one care provider. Whose it is, and how much they may see, is not in it.
 *
 * @param metrics ids of metrics, in the order of the answer
 * @param by what figures are divided by, in the order of the answer; at most two
 * @param grain how long each period is; first and last day are widened to whole periods
 * @param from first day
 * @param to last day, included
 * @param services codes; empty for all
 * @param units public ids; empty for all, events without a unit included
 * @param groups public ids of own groups of units: events of any unit that is in one of them, and among {@code units};
 *     empty for all events, also those of no group
 */
public record Question(
        List<String> metrics,
        List<Split> by,
        Grain grain,
        LocalDate from,
        LocalDate to,
        Set<String> services,
        Set<String> units,
        Set<String> groups,
        Organisation organisation) {
    private static final int MOST_METRICS = 40;
    private static final int MOST_SPLITS = 2;
    private static final int MOST_YEARS = 20;
    private static final int MOST_DAYS = 800;

    /** Of any units, in groups or not. */
    public Question(
            List<String> metrics,
            List<Split> by,
            Grain grain,
            LocalDate from,
            LocalDate to,
            Set<String> services,
            Set<String> units,
            Organisation organisation) {
        this(metrics, by, grain, from, to, services, units, Set.of(), organisation);
    }

    /**
     * Checks what needs neither definitions nor database.
     *
     * @throws InvalidQuestionException saying what is wrong
     */
    public Question {
        metrics = List.copyOf(metrics);
        by = List.copyOf(by);
        services = Set.copyOf(services);
        units = Set.copyOf(units);
        groups = Set.copyOf(groups);
        if (metrics.isEmpty() || metrics.size() > MOST_METRICS) {
            throw invalid(Refusal.Reason.NUMBER_OF_METRICS, MOST_METRICS);
        }
        if (by.size() > MOST_SPLITS || new HashSet<>(by).size() != by.size()) {
            throw invalid(Refusal.Reason.NUMBER_OF_DIVISIONS, MOST_SPLITS);
        }
        from = grain.start(from);
        to = grain.end(to);
        if (to.isBefore(from) || to.isAfter(from.plusYears(MOST_YEARS))) {
            throw invalid(Refusal.Reason.PERIOD, MOST_YEARS);
        }
        if (grain == Grain.DAY && to.isAfter(from.plusDays(MOST_DAYS))) {
            throw invalid(Refusal.Reason.NUMBER_OF_DAYS, MOST_DAYS);
        }
    }

    private static InvalidQuestionException invalid(Refusal.Reason reason, int limit) {
        return new InvalidQuestionException(Refusal.of(reason, new Refusal.OfNumber(limit)));
    }

    /** Whether it asks in which groups units are. */
    public boolean isOfGroups() {
        return !groups.isEmpty() || by.contains(Split.GROUP);
    }

    /** Whether it covers whole months. */
    boolean isOfWholeMonths() {
        return Grain.areWholeMonths(from, to);
    }

    /** The same question over other days. */
    public Question over(LocalDate first, LocalDate last) {
        return new Question(metrics, by, grain, first, last, services, units, groups, organisation);
    }

    /** The same question, divided otherwise. */
    Question by(List<Split> others) {
        return new Question(metrics, others, grain, from, to, services, units, groups, organisation);
    }

    /** The same question, of these units alone. */
    public Question ofUnits(Set<String> others) {
        return new Question(metrics, by, grain, from, to, services, others, groups, organisation);
    }

    /** The same question, of the units of these groups alone. */
    public Question ofGroups(Set<String> others) {
        return new Question(metrics, by, grain, from, to, services, units, others, organisation);
    }

    /**
     * The period before: for each period the one before it; for the whole the stretch of equal length before it, months
     * for months.
     */
    public Question before() {
        if (grain != Grain.WHOLE) {
            return over(grain.step(from, -1), grain.end(grain.step(grain.start(to), -1)));
        }
        if (isOfWholeMonths()) {
            return over(from.minusMonths(Grain.months(from, to)), from.minusDays(1));
        }
        long days = to.toEpochDay() - from.toEpochDay() + 1;
        return over(from.minusDays(days), from.minusDays(1));
    }

    /** The same days a year before, widened to whole periods; empty where that year has no such day or week. */
    public Optional<Question> lastYear() {
        if (grain == Grain.WHOLE) {
            LocalDate last = isOfWholeMonths() ? to.plusDays(1).minusYears(1).minusDays(1) : to.minusYears(1);
            return Optional.of(over(from.minusYears(1), last));
        }
        Optional<LocalDate> first = grain.lastYear(from);
        Optional<LocalDate> last = grain.lastYear(grain.start(to));
        return first.isPresent() && last.isPresent()
                ? Optional.of(over(first.get(), last.get()))
                : Optional.of(over(from.minusYears(1), to.minusYears(1)));
    }
}
