package se.statistiktjanst.service.mine;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.EventType;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.service.page.Formats;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.report.Figures;
import se.statistiktjanst.statistics.report.OwnMonthRow;

/** Puts a person's own rows on the page: what is measured comes from the definitions, so nothing is left out. */
final class MineView {
    private final EventTypes types;
    private final Metrics metrics;
    private final Language language;
    private final Messages messages;
    private final YearMonth openMonth;

    MineView(EventTypes types, Metrics metrics, Language language, Messages messages, YearMonth openMonth) {
        this.types = types;
        this.metrics = metrics;
        this.language = language;
        this.messages = messages;
        this.openMonth = openMonth;
    }

    List<MeasuredThing> measured(List<OwnMonthRow> rows) {
        Map<List<String>, List<OwnMonthRow>> byKind = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.service(), row.eventType()), LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream().map(this::thing).toList();
    }

    /** Each unit once, with the day on which its staff were informed. */
    List<Term> units(List<OwnMonthRow> rows) {
        Map<String, String> informed = new TreeMap<>();
        rows.stream()
                .filter(row -> row.unitName() != null)
                .forEach(row -> informed.put(
                        row.unitName(),
                        row.informedOn() == null
                                ? messages.text("mine.notInformed")
                                : messages.text("mine.informed", row.informedOn())));
        return informed.entrySet().stream()
                .map(unit -> new Term(unit.getKey(), unit.getValue()))
                .toList();
    }

    private MeasuredThing thing(List<OwnMonthRow> rows) {
        OwnMonthRow first = rows.get(0);
        List<MetricDefinition> shown = shown(first.eventType());
        String service = language == Language.SV ? first.serviceSv() : first.serviceEn();
        EventType type = types.find(first.eventType()).orElse(null);
        return new MeasuredThing(
                type == null ? service : service + ": " + text(type.title()),
                type == null ? "" : text(type.text()),
                shown.stream()
                        .map(metric -> new Term(heading(metric), text(metric.text())))
                        .toList(),
                rows.stream().map(row -> month(row, shown)).toList());
    }

    private MeasuredMonth month(OwnMonthRow row, List<MetricDefinition> shown) {
        YearMonth month = YearMonth.from(row.monthOn());
        return new MeasuredMonth(
                month.toString(),
                !month.isBefore(openMonth),
                Objects.requireNonNullElse(row.unitName(), ""),
                shown.stream()
                        .map(metric -> figure(Figures.of(metric, row.measures())))
                        .toList());
    }

    private String figure(@Nullable BigDecimal value) {
        return value == null ? "–" : new Formats(language).number(value);
    }

    private List<MetricDefinition> shown(String eventType) {
        return metrics.all().stream()
                .filter(metric -> !metric.kind().isDistinct())
                .filter(metric -> metric.eventTypes().equals(List.of(eventType)))
                .sorted(Comparator.comparing(MetricDefinition::id))
                .toList();
    }

    /** With the unit, unless it is a plain number of something. */
    private String heading(MetricDefinition metric) {
        boolean plain = metric.unit().sv().equals("antal");
        return plain ? text(metric.title()) : "%s (%s)".formatted(text(metric.title()), text(metric.unit()));
    }

    private String text(LocalizedText text) {
        return text.in(language.tag());
    }
}
