package se.statistiktjanst.service.mine;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.statistiktjanst.ingest.eventtype.EventType;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.service.staff.MetricColumns;
import se.statistiktjanst.statistics.metric.Metrics;
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
        MetricColumns columns = MetricColumns.over(first.eventType(), metrics, language);
        String service = language == Language.SV ? first.serviceSv() : first.serviceEn();
        EventType type = types.find(first.eventType()).orElse(null);
        return new MeasuredThing(
                type == null ? service : service + ": " + text(type.title()),
                type == null ? "" : text(type.text()),
                columns.heads(),
                rows.stream().map(row -> month(row, columns)).toList());
    }

    private MeasuredMonth month(OwnMonthRow row, MetricColumns columns) {
        YearMonth month = YearMonth.from(row.monthOn());
        return new MeasuredMonth(
                month.toString(),
                !month.isBefore(openMonth),
                Objects.requireNonNullElse(row.unitName(), ""),
                columns.figures(row.measures()));
    }

    private String text(LocalizedText text) {
        return text.in(language.tag());
    }
}
