package se.statistiktjanst.service.staff;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.Measures;
import se.statistiktjanst.statistics.report.StaffMonthRow;

/** Puts a report on the page. Every figure comes from a metric's definition; means from sums, never from means. */
final class StaffView {
    private static final List<String> SHOWN =
            List.of("calls", "answered", "abandoned", "resolved", "meanWait", "meanTalk");

    private final MetricColumns columns;
    private final Messages messages;
    private final YearMonth openMonth;

    StaffView(Metrics metrics, Language language, Messages messages, Clock clock) {
        this.columns = MetricColumns.of(metrics, SHOWN, language);
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
                figures(report.rows()),
                months(report.rows()),
                recipe.showsStaff() ? staff(report.rows()) : List.of(),
                withheld(report),
                address + "/mina/statistik.csv" + query,
                address + "/mina/exporter" + query,
                report.received(),
                report.freshAt());
    }

    private @Nullable String withheld(CallReport report) {
        if (!report.selection().recipe().showsStaff()) {
            return messages.text("staff.withheld.scope");
        }
        return report.selection().unit().informedOn() == null ? messages.text("staff.withheld.notInformed") : null;
    }

    private List<StaffMember> staff(List<StaffMonthRow> rows) {
        Map<String, List<StaffMonthRow>> byMember = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Optional.ofNullable(row.staffId()).orElse(""), LinkedHashMap::new, Collectors.toList()));
        return byMember.values().stream()
                .map(this::member)
                .sorted(Comparator.comparing(StaffMember::name))
                .toList();
    }

    private StaffMember member(List<StaffMonthRow> rows) {
        StaffMonthRow first = rows.get(0);
        return new StaffMember(
                name(first),
                first.isProtected() || first.staffHsaId() == null ? "" : first.staffHsaId(),
                months(rows),
                figures(rows));
    }

    private String name(StaffMonthRow row) {
        if (row.staffId() == null) {
            return messages.text("staff.nobody");
        }
        if (row.isProtected()) {
            return messages.text("staff.protected");
        }
        String name = "%s %s"
                .formatted(
                        Optional.ofNullable(row.givenName()).orElse(""),
                        Optional.ofNullable(row.surname()).orElse(""))
                .strip();
        return name.isEmpty() ? String.valueOf(row.staffHsaId()) : name;
    }

    private List<MonthFigures> months(List<StaffMonthRow> rows) {
        Map<YearMonth, List<StaffMonthRow>> byMonth = rows.stream()
                .collect(
                        Collectors.groupingBy(row -> YearMonth.from(row.monthOn()), TreeMap::new, Collectors.toList()));
        List<MonthFigures> months = new ArrayList<>();
        byMonth.forEach((month, some) ->
                months.add(new MonthFigures(month.toString(), !month.isBefore(openMonth), figures(some))));
        return months;
    }

    private List<Figure> figures(List<StaffMonthRow> rows) {
        return columns.figures(rows.stream().map(StaffMonthRow::measures).reduce(Measures.NONE, Measures::plus));
    }

    private static List<Choice> choices(List<YearMonth> months, YearMonth chosen) {
        return months.stream()
                .sorted(Comparator.reverseOrder())
                .map(month -> new Choice(month.toString(), month.toString(), month.equals(chosen)))
                .toList();
    }
}
