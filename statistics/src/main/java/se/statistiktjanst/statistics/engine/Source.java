package se.statistiktjanst.statistics.engine;

import static se.statistiktjanst.statistics.engine.Split.CHANNEL;
import static se.statistiktjanst.statistics.engine.Split.DIVISION;
import static se.statistiktjanst.statistics.engine.Split.GROUP;
import static se.statistiktjanst.statistics.engine.Split.HOUR;
import static se.statistiktjanst.statistics.engine.Split.RESIDENT_COUNTY;
import static se.statistiktjanst.statistics.engine.Split.SERVICE;
import static se.statistiktjanst.statistics.engine.Split.STAFF;
import static se.statistiktjanst.statistics.engine.Split.UNIT;
import static se.statistiktjanst.statistics.engine.Split.WEEKDAY;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.MetricKind;

/** The roll-ups, coarse ones first where several could answer, and what each can be divided by. */
enum Source {
    DAILY("usage.daily", "occurred_on"),
    MONTHS("usage.unit_month", "month_on"),
    /** Rows of all hours of a weekday: {@link HourRows}. */
    HOURS("usage.weekday_month", "month_on"),
    STAFF_MEMBERS("usage.staff_month", "month_on"),
    RESIDENTS("usage.presence_month", "month_on"),
    /** Of no unit: what is kept of settled months, and of {@code :open} ones the sets of units. */
    RESIDENTS_OF_ALL("""
            (
                select provider_id, service_id, type_id, month_on, people, residents
                from usage.provider_presence_month
                where provider_id = :provider and service_id <> 0
                union all
                select provider_id, service_id, type_id, month_on, null, residents
                from usage.presence_month
                where provider_id = :provider and month_on = any (:open::date[])
            )""", "month_on"),
    SECONDS("usage.seconds_month", "month_on"),
    COUNTIES("usage.county_month", "month_on"),
    COUNTY_RESIDENTS("usage.county_presence_month", "month_on");

    private final String table;
    private final String date;

    Source(String table, String date) {
        this.table = table;
        this.date = date;
    }

    private Set<Split> splits() {
        return switch (this) {
            case DAILY -> Set.of(SERVICE, UNIT, DIVISION, GROUP, CHANNEL, WEEKDAY);
            case MONTHS -> Set.of(SERVICE, UNIT, CHANNEL);
            case HOURS -> Set.of(SERVICE, UNIT, DIVISION, GROUP, WEEKDAY, HOUR);
            case STAFF_MEMBERS -> Set.of(SERVICE, UNIT, DIVISION, GROUP, STAFF);
            case RESIDENTS, SECONDS -> Set.of(SERVICE, UNIT, DIVISION, GROUP);
            case RESIDENTS_OF_ALL -> Set.of(SERVICE);
            case COUNTIES, COUNTY_RESIDENTS -> Set.of(SERVICE, RESIDENT_COUNTY);
        };
    }

    boolean isOfUnits() {
        return !isOfHomeCounties() && this != RESIDENTS_OF_ALL;
    }

    boolean isOfHomeCounties() {
        return this == COUNTIES || this == COUNTY_RESIDENTS;
    }

    String table() {
        return table;
    }

    /** The column with the day, or with the first day of the month. */
    String date() {
        return date;
    }

    /** What its {@link #date} is the first day of. */
    Grain grain() {
        return this == DAILY ? Grain.DAY : Grain.MONTH;
    }

    /**
     * The source of a metric.
     *
     * @throws NotAnswerableException if none has it exactly
     */
    static Source of(MetricDefinition metric, Question question) {
        Source source = candidate(metric.kind(), question);
        List<Split> refused = question.by().stream()
                .filter(split -> !source.isDividedBy(split, metric.kind()))
                .toList();
        if (!refused.isEmpty()) {
            throw new NotAnswerableException(Refusal.of(
                    Refusal.Reason.NOT_DIVIDED,
                    new Refusal.OfMetric(metric.id()),
                    new Refusal.OfSplits(refused),
                    new Refusal.OfSplits(offered(metric.kind()))));
        }
        if (metric.kind().isPerPopulation() && !question.by().contains(RESIDENT_COUNTY)) {
            throw new NotAnswerableException(refusedCounty(Refusal.Reason.NOT_OF_A_COUNTY, metric));
        }
        if (source.isOfHomeCounties() && (!question.units().isEmpty() || question.isOfGroups())) {
            throw new NotAnswerableException(refusedCounty(Refusal.Reason.NOT_OF_UNITS, metric));
        }
        if (source != DAILY && !source.has(question)) {
            throw new NotAnswerableException(Refusal.of(Refusal.Reason.NOT_OF_DAYS, new Refusal.OfMetric(metric.id())));
        }
        return source;
    }

    private static Refusal refusedCounty(Refusal.Reason reason, MetricDefinition metric) {
        return Refusal.of(reason, new Refusal.OfMetric(metric.id()), new Refusal.OfSplits(List.of(RESIDENT_COUNTY)));
    }

    private static Source candidate(MetricKind kind, Question question) {
        Source source = candidate(kind, question.by());
        // A unit may change its division or group within a month, so that is asked of days.
        boolean coarse = source == DAILY
                && !question.isOfGroups()
                && MONTHS.splits().containsAll(question.by())
                && MONTHS.has(question);
        return coarse ? MONTHS : source;
    }

    private static Source candidate(MetricKind kind, List<Split> by) {
        if (by.contains(RESIDENT_COUNTY) || kind.isPerPopulation()) {
            if (kind == MetricKind.DISTINCT_RESIDENTS || kind == MetricKind.RESIDENTS_PER_POPULATION) {
                return COUNTY_RESIDENTS;
            }
            if (kind.isOfSums() || kind == MetricKind.SUM_PER_POPULATION) {
                return COUNTIES;
            }
        }
        if (kind.isOfResidents()) {
            return RESIDENTS;
        }
        return switch (kind) {
            case DISTINCT_STAFF, PER_STAFF -> STAFF_MEMBERS;
            case PERCENTILE -> SECONDS;
            default -> by.contains(STAFF) ? STAFF_MEMBERS : by.contains(HOUR) ? HOURS : DAILY;
        };
    }

    private boolean has(Question question) {
        return question.grain().isOfMonths() || (question.grain() == Grain.WHOLE && question.isOfWholeMonths());
    }

    private boolean isDividedBy(Split split, MetricKind kind) {
        // Numbers of staff members are 1 for each of them.
        return splits().contains(split) && (split != STAFF || kind.isOfSums());
    }

    private static List<Split> offered(MetricKind kind) {
        return Arrays.stream(Split.values())
                .filter(split -> candidate(kind, List.of(split)).isDividedBy(split, kind))
                .toList();
    }
}
