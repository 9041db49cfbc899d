package se.statistiktjanst.statistics.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.MetricKind;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.report.Figures;
import se.statistiktjanst.statistics.report.Measures;

/** Computes every exact figure of a care provider, for page, file and API. */
public final class Engine {
    private final Metrics metrics;
    private final EventTypes types;
    private final @Nullable Jdbi counter;
    private final Clock clock;
    private final TypeIds typeIds = new TypeIds();

    private Engine(Metrics metrics, EventTypes types, @Nullable Jdbi counter, Clock clock) {
        this.metrics = metrics;
        this.types = types;
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * Of all metrics.
     *
     * @param counter the role that may read who was there; it gives out numbers only
     */
    public static Engine of(Metrics metrics, EventTypes types, Jdbi counter, Clock clock) {
        return new Engine(metrics, types, counter, clock);
    }

    /** Of all metrics but those that count residents, so that nothing of residents is within its reach. */
    public static Engine withoutResidents(Metrics metrics, EventTypes types, Clock clock) {
        return new Engine(metrics, types, null, clock);
    }

    private Jdbi counter() {
        return Objects.requireNonNull(counter, "this engine counts no residents");
    }

    /**
     * Answers a question within the caller's tenant transaction.
     *
     * @param staff the transaction, in which nothing but the tenant's own rows can be read
     * @throws NotAnswerableException for an unknown metric, or if no roll-up has one exactly in this division
     * @throws se.statistiktjanst.platform.problem.ProblemException NOT_FOUND for a service or unit that the care provider
     *     does not have
     */
    public Answer answer(Handle staff, Tenant tenant, Question question) {
        List<MetricDefinition> asked =
                question.metrics().stream().map(id -> known(metrics, id)).toList();
        Instant freshAt = Freshness.at(staff);
        Selection selection = EngineDao.select(staff, tenant, question, today());
        Map<Source, Sums> sums = new EnumMap<>(Source.class);
        Map<List<Integer>, Map<GroupKey, ResidentNumbers>> residents = new HashMap<>();
        List<Map<GroupKey, @Nullable BigDecimal>> columns = new ArrayList<>();
        HomeCounties homes = question.by().contains(Split.RESIDENT_COUNTY)
                ? new HomeCounties(staff, counter(), question, selection)
                : null;
        for (MetricDefinition metric : asked) {
            Source source = Source.of(metric, question);
            Grouping grouping = new Grouping(source, question, selection);
            List<Integer> ids = typeIds.of(staff, metric.eventTypes());
            if (homes != null) {
                columns.add(homes.figures(metric, ids));
            } else if (metric.kind().isOfSums()) {
                List<Integer> all = typeIds.of(staff, typesOfSums(asked));
                Sums some = sums.computeIfAbsent(
                        source,
                        one -> one == Source.HOURS
                                ? HourRows.read(staff, question, selection, all)
                                : Sums.read(staff, grouping, measures(asked), all));
                columns.add(figures(metric, some.over(ids)));
            } else if (metric.kind().isOfResidents()) {
                boolean history = asked.stream().anyMatch(one -> one.kind().needsHistory());
                Map<GroupKey, ResidentNumbers> numbers =
                        residents.computeIfAbsent(ids, some -> residents(grouping, question, selection, history, some));
                Map<GroupKey, @Nullable BigDecimal> column = new HashMap<>();
                numbers.forEach((key, number) -> column.put(key, BigDecimal.valueOf(number.of(metric.kind()))));
                columns.add(column);
            } else {
                columns.add(persons(staff, metric, grouping, ids));
            }
        }
        return new Answer(question, asked, rows(staff, question, asked, columns, homes), freshAt);
    }

    private Map<GroupKey, ResidentNumbers> residents(
            Grouping grouping, Question question, Selection selection, boolean history, List<Integer> types) {
        return WholeResidents.has(question)
                ? new WholeResidents(counter(), question, selection, types).read(history)
                : ResidentNumbers.read(counter(), grouping, question, history, types);
    }

    /**
     * Whether a question has an answer, whatever is stored.
     *
     * @throws NotAnswerableException for an unknown metric, or if no roll-up has one exactly in this division
     */
    public static void requireAnswerable(Question question, Metrics metrics) {
        question.metrics().forEach(metric -> Source.of(known(metrics, metric), question));
    }

    private static MetricDefinition known(Metrics metrics, String id) {
        return metrics.find(id)
                .orElseThrow(() -> new NotAnswerableException(
                        Refusal.of(Refusal.Reason.UNKNOWN_METRIC, new Refusal.OfMetric(id))));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM));
    }

    private static Set<Measure> measures(List<MetricDefinition> asked) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        asked.stream().filter(metric -> metric.kind().isOfSums()).forEach(metric -> measures.addAll(metric.measures()));
        return measures;
    }

    private static List<String> typesOfSums(List<MetricDefinition> asked) {
        return asked.stream()
                .filter(metric -> metric.kind().isOfSums())
                .flatMap(metric -> metric.eventTypes().stream())
                .distinct()
                .toList();
    }

    private static Map<GroupKey, @Nullable BigDecimal> figures(MetricDefinition metric, Map<GroupKey, Measures> sums) {
        Map<GroupKey, @Nullable BigDecimal> figures = new HashMap<>();
        sums.forEach((key, sum) -> figures.put(key, Figures.of(metric, sum)));
        return figures;
    }

    private Map<GroupKey, @Nullable BigDecimal> persons(
            Handle staff, MetricDefinition metric, Grouping grouping, List<Integer> ids) {
        Map<GroupKey, @Nullable BigDecimal> figures = new HashMap<>();
        switch (metric.kind()) {
            case DISTINCT_STAFF ->
                StaffNumbers.read(staff, grouping, null, ids)
                        .forEach((key, numbers) -> figures.put(key, BigDecimal.valueOf(numbers.members())));
            case PER_STAFF ->
                StaffNumbers.read(staff, grouping, metric.measure().orElseThrow(), ids)
                        .forEach((key, numbers) -> figures.put(key, perMember(metric, numbers)));
            case PERCENTILE ->
                Percentiles.read(staff, grouping, metric.measure().orElseThrow(), ids)
                        .forEach((key, histogram) -> histogram
                                .percentile(metric.percent().orElseThrow())
                                .ifPresent(seconds -> figures.put(key, BigDecimal.valueOf(seconds))));
            default -> throw new IllegalArgumentException(metric.id() + " does not count staff or seconds");
        }
        return figures;
    }

    private static @Nullable BigDecimal perMember(MetricDefinition metric, StaffNumbers numbers) {
        return numbers.members() == 0
                ? null
                : BigDecimal.valueOf(numbers.sum())
                        .divide(BigDecimal.valueOf(numbers.members()), metric.decimals(), RoundingMode.HALF_UP);
    }

    private List<Answer.Row> rows(
            Handle staff,
            Question question,
            List<MetricDefinition> asked,
            List<Map<GroupKey, @Nullable BigDecimal>> columns,
            @Nullable HomeCounties homes) {
        Set<GroupKey> keys = new HashSet<>();
        columns.forEach(column -> keys.addAll(column.keySet()));
        Names names = Names.read(staff, question.by(), keys, types);
        List<Function<Integer, Member>> members =
                question.by().stream().map(names::of).toList();
        List<Answer.Row> rows = new ArrayList<>();
        for (GroupKey key : keys.stream().sorted(new GroupOrder(keys, members)).toList()) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            for (int at = 0; at < asked.size(); at++) {
                BigDecimal value = columns.get(at).get(key);
                values.add(value == null ? ofNothing(asked.get(at), key, homes) : value);
            }
            rows.add(new Answer.Row(key.period(), key.named(members), values));
        }
        return rows;
    }

    /** The figure of a group in which nothing of the metric happened. */
    private static @Nullable BigDecimal ofNothing(MetricDefinition metric, GroupKey key, @Nullable HomeCounties homes) {
        if (metric.kind().isPerPopulation() && homes != null) {
            return homes.perThousand(metric, 0, key);
        }
        return isCounted(metric.kind()) ? BigDecimal.ZERO : null;
    }

    /** Whether a group without events has 0 of it, rather than no figure. */
    private static boolean isCounted(MetricKind kind) {
        return kind == MetricKind.EVENTS
                || kind == MetricKind.SUM
                || kind == MetricKind.DISTINCT_STAFF
                || kind.isOfResidents();
    }
}
