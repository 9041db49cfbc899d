package se.statistiktjanst.service.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Comparison;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.MetricKind;

/** Lays out an answer: periods as columns, or the hours or weekdays of a whole; a row for each member and metric. */
final class ReportTable {
    private static final int MOST_CHARTED = 6;

    /** Where a figure stands: the column's key and the members of its row. */
    private record Place(Object column, List<Member> members) {}

    private final Answer answer;
    private final @Nullable Comparison comparison;
    private final Language language;
    private final YearMonth openMonth;
    private final boolean acrossMembers;
    private final Map<Place, Answer.Row> rows = new HashMap<>();
    private final Set<List<Member>> members = new LinkedHashSet<>();

    ReportTable(Answer answer, @Nullable Comparison comparison, Language language, YearMonth openMonth) {
        this.answer = answer;
        this.comparison = comparison;
        this.language = language;
        this.openMonth = openMonth;
        Question question = answer.question();
        this.acrossMembers = question.grain() == Grain.WHOLE
                && !question.by().isEmpty()
                && isOfClock(question.by().get(question.by().size() - 1));
        for (Answer.Row row : answer.rows()) {
            List<Member> own =
                    acrossMembers ? row.members().subList(0, row.members().size() - 1) : row.members();
            rows.put(new Place(column(row), own), row);
            members.add(own);
        }
    }

    private static boolean isOfClock(Split split) {
        return split == Split.HOUR || split == Split.WEEKDAY;
    }

    private Object column(Answer.Row row) {
        return acrossMembers ? row.members().get(row.members().size() - 1) : row.period();
    }

    List<String> stub() {
        List<String> stub = answer.question().by().stream()
                .limit(acrossMembers ? answer.question().by().size() - 1L : Long.MAX_VALUE)
                .map(split -> split.title().in(language.tag()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (namesMetrics()) {
            stub.add(language == Language.SV ? "Mått" : "Measure");
        }
        return stub;
    }

    /** Where nothing else tells rows apart, the metric does. */
    private boolean namesMetrics() {
        return answer.metrics().size() > 1 || rowMembers() == 0;
    }

    private int rowMembers() {
        return answer.question().by().size() - (acrossMembers ? 1 : 0);
    }

    List<ReportColumn> columns() {
        return keys().stream().map(this::column).toList();
    }

    private ReportColumn column(Object key) {
        if (key instanceof Member member) {
            return new ReportColumn(member.name().in(language.tag()), false);
        }
        LocalDate period = (LocalDate) key;
        Question question = answer.question();
        LocalDate last = question.grain() == Grain.WHOLE
                ? question.to()
                : question.grain().end(period);
        return new ReportColumn(
                question.grain().label(period, question.to()),
                !YearMonth.from(last).isBefore(openMonth));
    }

    /** All periods from the first to the last with figures, or the hours or weekdays that have some. */
    private List<Object> keys() {
        if (acrossMembers) {
            return rows.keySet().stream()
                    .map(Place::column)
                    .distinct()
                    .sorted(Comparator.comparing(member -> ((Member) member).code()))
                    .toList();
        }
        TreeSet<LocalDate> periods =
                answer.rows().stream().map(Answer.Row::period).collect(Collectors.toCollection(TreeSet::new));
        List<Object> all = new ArrayList<>();
        if (!periods.isEmpty()) {
            Grain grain = answer.question().grain();
            for (LocalDate at = periods.first();
                    !at.isAfter(periods.last());
                    at = grain.end(at).plusDays(1)) {
                all.add(at);
            }
        }
        return all;
    }

    List<ReportRow> rows() {
        Set<List<Member>> charted = charted();
        List<ReportRow> laid = new ArrayList<>();
        for (List<Member> own : members) {
            for (int metric = 0; metric < answer.metrics().size(); metric++) {
                laid.add(new ReportRow(heads(own, metric), metric == 0 && charted.contains(own), cells(own, metric)));
            }
        }
        return laid;
    }

    private List<String> heads(List<Member> own, int metric) {
        List<String> heads = own.stream()
                .map(member -> member.name().in(language.tag()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (namesMetrics()) {
            MetricDefinition definition = answer.metrics().get(metric);
            String unit = definition.unit().in(language.tag());
            boolean plain = definition.unit().sv().equals("antal");
            String title = definition.title().in(language.tag());
            heads.add(plain ? title : title + " (" + unit + ")");
        }
        return heads;
    }

    private List<ReportCell> cells(List<Member> own, int metric) {
        return keys().stream()
                .map(key -> cell(rows.get(new Place(key, own)), metric))
                .toList();
    }

    private ReportCell cell(Answer.@Nullable Row row, int metric) {
        if (row == null) {
            return new ReportCell(isCounted(answer.metrics().get(metric).kind()) ? BigDecimal.ZERO : null, null);
        }
        return new ReportCell(row.values().get(metric), comparison == null ? null : comparison.before(row, metric));
    }

    private static boolean isCounted(MetricKind kind) {
        return kind == MetricKind.EVENTS || kind == MetricKind.SUM;
    }

    /** The members with the largest figures of the first metric. */
    private Set<List<Member>> charted() {
        Map<List<Member>, BigDecimal> sizes = new LinkedHashMap<>();
        rows.forEach((place, row) -> {
            BigDecimal value = row.values().get(0);
            if (value != null) {
                sizes.merge(place.members(), value, BigDecimal::add);
            }
        });
        return sizes.entrySet().stream()
                .sorted(Map.Entry.<List<Member>, BigDecimal>comparingByValue().reversed())
                .limit(MOST_CHARTED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
