package se.statistiktjanst.service.report;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.open.Chart;
import se.statistiktjanst.service.page.Formats;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.report.ReportUnit;
import se.statistiktjanst.statistics.standard.StandardReports;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/** Puts a report on the page. */
final class ReportView {
    private final Metrics metrics;
    private final StandardReports standard;
    private final Language language;
    private final Messages messages;
    private final YearMonth openMonth;

    ReportView(Metrics metrics, StandardReports standard, Language language, Messages messages, Clock clock) {
        this.metrics = metrics;
        this.standard = standard;
        this.language = language;
        this.messages = messages;
        this.openMonth = YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM));
    }

    ReportPage page(ReportRequest request, Report report, String careProvider) {
        ReportTable table = new ReportTable(report.answer(), report.comparison(), language, openMonth);
        List<ReportColumn> columns = table.columns();
        List<ReportRow> rows = table.rows();
        return page(
                request,
                report.choices(),
                careProvider,
                report,
                null,
                chart(report.answer().metrics().get(0), columns, rows),
                table.stub(),
                columns,
                rows);
    }

    /** The same page with the reason instead of figures. */
    ReportPage refused(
            ReportRequest request, ReportChoices choices, String careProvider, ReportRefusedException refused) {
        String reason = new RefusalWords(metrics, language, messages).of(refused);
        return page(request, choices, careProvider, null, reason, null, List.of(), List.of(), List.of());
    }

    private ReportPage page(
            ReportRequest request,
            ReportChoices choices,
            String careProvider,
            @Nullable Report report,
            @Nullable String refused,
            @Nullable Chart chart,
            List<String> stub,
            List<ReportColumn> columns,
            List<ReportRow> rows) {
        return new ReportPage(
                request.report().title().in(language.tag()),
                request.report().text().in(language.tag()),
                careProvider,
                standard.all().stream()
                        .map(one -> new Link(
                                one.title().in(language.tag()),
                                "/" + language.tag() + "/mina/rapporter?report=" + one.id()))
                        .toList(),
                choices.mayGroup(),
                new ReportForm(request, language, messages).form(metrics, choices),
                refused,
                request.question().by().contains(Split.STAFF) && isWithheld(request.question(), report),
                chart,
                stub,
                columns,
                rows,
                definitions(request.question()),
                explanation(request.question(), choices),
                report == null ? null : report.received(),
                report == null ? null : report.answer().freshAt(),
                ReportAddress.query(request));
    }

    /** The engine leaves such units out; a table without rows would look as if nothing had happened. */
    private static boolean isWithheld(Question asked, @Nullable Report report) {
        return report != null
                && report.answer().rows().isEmpty()
                && report.choices().units().stream()
                        .filter(unit -> asked.units().isEmpty() || asked.units().contains(unit.publicId()))
                        .noneMatch(unit -> unit.informedOn() != null);
    }

    private List<Term> definitions(Question question) {
        return question.metrics().stream()
                .flatMap(id -> metrics.find(id).stream())
                .map(metric -> new Term(
                        metric.title().in(language.tag()), metric.text().in(language.tag())))
                .toList();
    }

    /** What was asked, in words, and by which rule it is answered. */
    private List<Term> explanation(Question question, ReportChoices choices) {
        List<Term> terms = new ArrayList<>();
        terms.add(term("report.explain.period", question.from() + " – " + question.to()));
        terms.add(term(
                "report.explain.services",
                names(
                        choices.services().stream()
                                .filter(service -> question.services().contains(service.code()))
                                .map(service -> service.name().in(language.tag()))
                                .toList(),
                        "report.all")));
        terms.add(term(
                "report.explain.units",
                names(
                        choices.units().stream()
                                .filter(unit -> question.units().contains(unit.publicId()))
                                .map(ReportUnit::name)
                                .toList(),
                        "report.all")));
        if (question.isOfGroups()) {
            terms.add(term(
                    "report.groups",
                    names(
                            choices.groups().stream()
                                    .filter(group -> question.groups().contains(group.publicId()))
                                    .map(UnitGroup::name)
                                    .toList(),
                            "report.all")));
            String rule = messages.text(ReportWords.ofGroups(question.organisation()));
            terms.add(term(
                    "report.explain.groupRule",
                    question.by().contains(Split.GROUP) ? rule + " " + messages.text("group.overlap") : rule));
        }
        terms.add(term("report.explain.organisation", messages.text(ReportWords.key(question.organisation()))));
        terms.add(term(
                "report.explain.rule",
                messages.text(
                        question.by().contains(Split.STAFF)
                                ? "report.explain.rule.staff"
                                : "report.explain.rule.exact")));
        if (question.by().contains(Split.RESIDENT_COUNTY)) {
            terms.add(term("report.explain.homeCounty", messages.text("report.explain.homeCounty.text")));
        }
        return terms;
    }

    private Term term(String key, String text) {
        return new Term(messages.text(key), text);
    }

    private String names(List<String> names, String otherwise) {
        return names.isEmpty() ? messages.text(otherwise) : String.join(", ", names);
    }

    private @Nullable Chart chart(MetricDefinition metric, List<ReportColumn> columns, List<ReportRow> rows) {
        List<ReportRow> charted = rows.stream().filter(ReportRow::charted).toList();
        if (charted.isEmpty() || columns.isEmpty()) {
            return null;
        }
        int last = columns.size() - 1;
        String title = metric.title().in(language.tag());
        String period = columns.get(last).label();
        String summary = charted.stream()
                .filter(row -> row.cells().get(last).value() != null)
                .max(Comparator.comparing(
                        row -> Objects.requireNonNull(row.cells().get(last).value())))
                .map(row -> words(title, row, charted.size(), last, period))
                .orElseGet(() -> messages.text("chart.none", title, period));
        return new Chart(
                columns.size() > 1 ? Chart.Kind.LINE : Chart.Kind.BAR,
                metric.unit().in(language.tag()),
                summary);
    }

    private String words(String title, ReportRow row, int rows, int column, String period) {
        String value = number(Objects.requireNonNull(row.cells().get(column).value()));
        if (rows > 1) {
            return messages.text("chart.largest", title, row.label(), value, period);
        }
        // A row that nothing divides bears the metric's own name.
        return messages.text("report.chart.one", title, value, period);
    }

    private String number(BigDecimal value) {
        return new Formats(language).number(value);
    }
}
