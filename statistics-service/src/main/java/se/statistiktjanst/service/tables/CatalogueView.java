package se.statistiktjanst.service.tables;

import jakarta.ws.rs.core.UriBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.open.ChartView;
import se.statistiktjanst.service.open.Grid;
import se.statistiktjanst.service.open.TableChoices;
import se.statistiktjanst.service.open.TableEntry;
import se.statistiktjanst.service.open.TableGrid;
import se.statistiktjanst.service.open.TableInformation;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.statistics.catalogue.CatalogueQuestion;
import se.statistiktjanst.statistics.cube.CubeDefinition;
import se.statistiktjanst.statistics.cube.Cubes;

/** Puts tables on pages. */
final class CatalogueView {
    private final Language language;
    private final Messages messages;
    private final Assignment assignment;

    CatalogueView(Language language, Messages messages, StaffSession session) {
        this.language = language;
        this.messages = messages;
        this.assignment = session.assignment();
    }

    CatalogueListPage list(List<OpenContents> all) {
        return list(all, null);
    }

    /** The tables that answer a question, or come near. */
    CatalogueListPage list(List<OpenContents> all, CatalogueQuestion question, Cubes catalogue) {
        Set<String> ids =
                question.tables(catalogue).stream().map(CubeDefinition::id).collect(Collectors.toSet());
        CatalogueListPage.Asked asked = question.refused(catalogue)
                .map(reason -> new CatalogueListPage.Asked(false, reason(reason)))
                .orElseGet(() -> new CatalogueListPage.Asked(true, messages.text("catalogue.answered")));
        return list(
                all.stream()
                        .filter(contents -> ids.contains(contents.cube().id()))
                        .toList(),
                asked);
    }

    private CatalogueListPage list(List<OpenContents> tables, CatalogueListPage.@Nullable Asked asked) {
        return new CatalogueListPage(
                assignment.providerName(),
                asked,
                tables.stream().map(this::entry).toList());
    }

    private String reason(CatalogueQuestion.Reason reason) {
        return switch (reason) {
            case STAFF_MEMBER -> messages.text("catalogue.refused.staff");
            case TOO_MANY -> messages.text("catalogue.refused.tooMany");
            case NOT_BY_MONTH -> messages.text("catalogue.refused.notByMonth");
            case OTHER_DIVISION -> messages.text("catalogue.refused.otherDivision");
            case NO_TABLE -> messages.text("catalogue.refused.noTable");
        };
    }

    private TableEntry entry(OpenContents contents) {
        OpenCube cube = contents.cube();
        List<String> periods = contents.periods();
        String first = PeriodNames.brief(periods.get(0));
        String last = PeriodNames.brief(periods.get(periods.size() - 1));
        return new TableEntry(
                cube.id(),
                cube.title().in(language),
                cube.text().in(language),
                first.equals(last) ? first : first + "–" + last,
                LocalDate.ofInstant(contents.updatedAt(), CalendarZone.STOCKHOLM),
                "/" + language.tag() + "/mina/tabeller/" + cube.id());
    }

    CatalogueTablePage table(OpenTable table, String query) {
        OpenCube cube = table.cube();
        OpenCube.OpenMetric metric = table.metrics().get(0);
        TableChoices choices = new TableChoices(table, language);
        Grid grid = TableGrid.of(table, language);
        return new CatalogueTablePage(
                cube.id(),
                cube.title().in(language),
                messages.text(
                        "table.heading",
                        cube.title().in(language),
                        metric.title().in(language).toLowerCase(Locale.ROOT)),
                cube.text().in(language),
                assignment.providerName(),
                choices.measures(),
                choices.filters(),
                choices.periods(),
                grid,
                new ChartView(grid, metric, language, messages).chart(),
                new TableInformation(
                        cube.notes().stream().map(note -> note.in(language)).toList(), definitions(cube), asked(table)),
                table.updatedAt(),
                query,
                assignment.may(Right.EXPORT_AGGREGATE) && !table.periods().isEmpty() ? export(table) : null);
    }

    /** All values of the chosen months, of the unit if it is one. */
    private String export(OpenTable table) {
        List<String> periods = table.periods();
        UriBuilder address = UriBuilder.fromPath("/" + language.tag() + "/mina/exporter")
                .queryParam("table", table.cube().id())
                .queryParam("from", PeriodNames.brief(periods.get(0)))
                .queryParam("to", PeriodNames.brief(periods.get(periods.size() - 1)));
        if (table.cube().dimensions().get(0).id().equals(CatalogueSource.UNIT)
                && table.chosen().get(0).size() == 1) {
            address.queryParam("unit", table.chosen().get(0).get(0).code());
        }
        return address.build() + "#order";
    }

    private List<Term> definitions(OpenCube cube) {
        return cube.metrics().stream()
                .map(metric ->
                        new Term(metric.title().in(language), metric.text().in(language)))
                .toList();
    }

    /** What was asked, in words, and by which rule it is answered. */
    private List<Term> asked(OpenTable table) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(
                messages.text("report.explain.period"),
                table.periods().stream().map(PeriodNames::brief).collect(Collectors.joining(", "))));
        for (int at = 0; at < table.chosen().size(); at++) {
            terms.add(new Term(
                    table.cube().dimensions().get(at).title().in(language),
                    table.chosen().get(at).stream()
                            .map(CodeName::name)
                            .map(name -> name.in(language))
                            .collect(Collectors.joining(", "))));
        }
        terms.add(new Term(messages.text("report.explain.rule"), messages.text("catalogue.rule")));
        return terms;
    }
}
