package se.statistiktjanst.service.accesslog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The access log of a care provider.
 *
 * @param person HSA-id that entries are of, empty for anybody
 * @param from first day, empty for the beginning
 * @param to last day, empty for today
 * @param newestHref the first page, null on it
 * @param nextHref older entries, null at the end
 * @param apiHref the same entries for programs
 */
public record LogPage(
        String careProvider,
        String person,
        String from,
        String to,
        List<LogLine> entries,
        @Nullable String newestHref,
        @Nullable String nextHref,
        String apiHref)
        implements PageContent {

    public LogPage {
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "log.ftlh";
    }

    @Override
    public Section section() {
        return Section.LOG;
    }
}
