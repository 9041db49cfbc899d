package se.statistiktjanst.service.open;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.open.save.SavePanel;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The page of one open table.
 *
 * @param id id of the table, as in the API
 * @param heading what the table shows with this selection: measure, by what, period
 * @param lead one or two sentences on what the table is
 * @param measures the measures to choose between (form field {@code ContentsCode}); empty if there is one
 * @param comparisons what to compare with (form field {@code compare})
 * @param chart null where nothing is worth drawing
 * @param comparison null if none is asked for
 * @param save how to come back to it; null if no period is chosen
 * @param dataset the table as a schema.org Dataset, JSON without {@code <}
 * @param remarks on the chosen periods: services that are held back, revised numbers
 * @param published the time whose state is shown, null for now
 * @param updatedAt when the release was published
 * @param nextPublicationOn null if the table is discontinued
 */
public record TablePage(
        String id,
        String heading,
        String lead,
        List<Choice> measures,
        List<Filter> filters,
        PeriodChoice period,
        List<Choice> comparisons,
        Grid grid,
        @Nullable Chart chart,
        @Nullable Comparison comparison,
        List<Download> downloads,
        @Nullable SavePanel save,
        TableInformation information,
        String dataset,
        List<String> remarks,
        @Nullable Instant published,
        Instant updatedAt,
        @Nullable LocalDate nextPublicationOn)
        implements PageContent {

    public TablePage {
        measures = List.copyOf(measures);
        filters = List.copyOf(filters);
        comparisons = List.copyOf(comparisons);
        downloads = List.copyOf(downloads);
        remarks = List.copyOf(remarks);
    }

    /** The day of the release, in Stockholm. */
    public LocalDate updatedOn() {
        return LocalDate.ofInstant(updatedAt, CalendarZone.STOCKHOLM);
    }

    @Override
    public String template() {
        return "table.ftlh";
    }

    @Override
    public Section section() {
        return Section.STATISTICS;
    }
}
