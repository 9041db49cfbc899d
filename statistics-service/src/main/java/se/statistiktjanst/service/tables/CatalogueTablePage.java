package se.statistiktjanst.service.tables;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.Chart;
import se.statistiktjanst.service.open.Filter;
import se.statistiktjanst.service.open.Grid;
import se.statistiktjanst.service.open.PeriodChoice;
import se.statistiktjanst.service.open.TableInformation;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * A table with the figures of one metric.
 *
 * @param heading table and metric
 * @param exportHref where the table can be ordered as an export; null without the right
 * @param query the parameters of the address that gives the same figures, beginning with {@code ?}; empty for none
 */
public record CatalogueTablePage(
        String id,
        String title,
        String heading,
        String lead,
        String careProvider,
        List<Choice> measures,
        List<Filter> filters,
        PeriodChoice period,
        Grid grid,
        @Nullable Chart chart,
        TableInformation information,
        Instant publishedAt,
        String query,
        @Nullable String exportHref)
        implements PageContent {
    public CatalogueTablePage {
        measures = List.copyOf(measures);
        filters = List.copyOf(filters);
    }

    @Override
    public String template() {
        return "table.ftlh";
    }

    @Override
    public Section section() {
        return Section.REPORTS;
    }
}
