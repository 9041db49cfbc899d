package se.statistiktjanst.service.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.Chart;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;
import se.statistiktjanst.service.page.Term;
import se.statistiktjanst.service.staff.Received;

/**
 * A report: a question and its figures.
 *
 * @param title of the standard report that was begun with
 * @param standard the standard reports
 * @param mayGroup whether the viewer may make own groups of units
 * @param form what can be asked
 * @param refused why there is no answer; null if there is one
 * @param withheld whether figures per staff member are off because nobody has recorded that the staff are informed
 * @param stub headings of the columns before the figures
 * @param definitions of the metrics
 * @param explanation how the figures came to be
 * @param query the parameters of the address that gives the same figures, beginning with {@code ?}
 */
public record ReportPage(
        String title,
        String lead,
        String careProvider,
        List<Link> standard,
        boolean mayGroup,
        Form form,
        @Nullable String refused,
        boolean withheld,
        @Nullable Chart chart,
        List<String> stub,
        List<ReportColumn> columns,
        List<ReportRow> rows,
        List<Term> definitions,
        List<Term> explanation,
        @Nullable Received received,
        @Nullable Instant freshAt,
        String query)
        implements PageContent {

    /**
     * What can be asked.
     *
     * @param report id of the standard report that was begun with
     * @param first first division (form field {@code by})
     * @param second second division (form field {@code by})
     */
    public record Form(
            String report,
            List<Choice> metrics,
            List<Choice> first,
            List<Choice> second,
            List<Choice> grains,
            List<Choice> from,
            List<Choice> to,
            List<Choice> services,
            List<Choice> units,
            List<Choice> groups,
            List<Choice> organisations,
            List<Choice> comparisons) {
        /** How many of some choices are chosen. */
        public long selected(List<Choice> choices) {
            return choices.stream().filter(Choice::selected).count();
        }
    }

    @Override
    public String template() {
        return "report.ftlh";
    }

    @Override
    public Section section() {
        return Section.REPORTS;
    }
}
