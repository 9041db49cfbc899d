package se.statistiktjanst.service.open;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The start page: the two ways in, the headline figures, the newest tables.
 *
 * @param latestPeriod the latest published month, for example {@code oktober 2026}
 * @param nextPublicationOn null if none is planned
 */
public record StartPage(
        List<Headline> headlines,
        List<ServiceEntry> services,
        List<OrganisationGroup> organisations,
        List<TableEntry> tables,
        String latestPeriod,
        @Nullable LocalDate nextPublicationOn)
        implements PageContent {

    public StartPage {
        headlines = List.copyOf(headlines);
        services = List.copyOf(services);
        organisations = List.copyOf(organisations);
        tables = List.copyOf(tables);
    }

    @Override
    public String template() {
        return "start.ftlh";
    }

    @Override
    public Section section() {
        return Section.START;
    }
}
