package se.statistiktjanst.service.staff;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.recipe.NamedStaff;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.Measures;

/** Puts a report on the page. Every figure comes from a metric's definition; means from sums, never from means. */
final class StaffView {
    private final MetricColumns columns;
    private final Language language;
    private final Messages messages;
    private final YearMonth openMonth;

    StaffView(Metrics metrics, Language language, Messages messages, Clock clock) {
        this.columns = MetricColumns.of(metrics, CallReports.METRICS, language);
        this.language = language;
        this.messages = messages;
        this.openMonth = YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM));
    }

    StaffPage page(CallReport report, String careProvider, String address) {
        CallSelection selection = report.selection();
        Recipe recipe = selection.recipe();
        String query = "?unit=%s&from=%s&to=%s".formatted(selection.unit().publicId(), recipe.from(), recipe.to());
        return new StaffPage(
                selection.unit().name(),
                careProvider,
                selection.units().stream()
                        .map(unit -> new Choice(unit.publicId(), unit.name(), unit.equals(selection.unit())))
                        .toList(),
                choices(selection.months(), recipe.from()),
                choices(selection.months(), recipe.to()),
                columns.heads(),
                total(report.unit().whole().rows()),
                months(report.unit().months().rows()),
                staff(report),
                withheld(report),
                address + "/mina/statistik.csv" + query,
                address + "/mina/exporter" + query,
                report.received(),
                report.unit().whole().freshAt());
    }

    private @Nullable String withheld(CallReport report) {
        if (!report.selection().recipe().showsStaff()) {
            return messages.text("staff.withheld.scope");
        }
        return report.selection().unit().informedOn() == null ? messages.text("staff.withheld.notInformed") : null;
    }

    private List<StaffMember> staff(CallReport report) {
        CallReport.Figures staff = report.staff();
        if (staff == null) {
            return List.of();
        }
        Map<Member, List<Answer.Row>> months =
                staff.months().rows().stream().collect(Collectors.groupingBy(StaffView::member));
        return staff.whole().rows().stream()
                .map(whole -> new StaffMember(
                        name(member(whole)),
                        hsaId(member(whole), report.names()),
                        months(months.getOrDefault(member(whole), List.of())),
                        columns.figures(whole.values())))
                .toList();
    }

    private static Member member(Answer.Row row) {
        return row.members().get(0);
    }

    private String name(Member member) {
        return member.code().isEmpty()
                ? messages.text("staff.nobody")
                : member.name().in(language.tag());
    }

    private static String hsaId(Member member, Map<String, NamedStaff> names) {
        NamedStaff named = names.get(member.code());
        return named == null ? "" : named.hsaId();
    }

    private List<MonthFigures> months(List<Answer.Row> rows) {
        return rows.stream()
                .map(row -> {
                    YearMonth month = YearMonth.from(row.period());
                    return new MonthFigures(
                            month.toString(), !month.isBefore(openMonth), columns.figures(row.values()));
                })
                .toList();
    }

    /** Of a period without events as well. */
    private List<Figure> total(List<Answer.Row> whole) {
        return whole.isEmpty()
                ? columns.figures(Measures.NONE)
                : columns.figures(whole.get(0).values());
    }

    private static List<Choice> choices(List<YearMonth> months, YearMonth chosen) {
        return months.stream()
                .sorted(Comparator.reverseOrder())
                .map(month -> new Choice(month.toString(), month.toString(), month.equals(chosen)))
                .toList();
    }
}
