package se.statistiktjanst.service.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The demo's first page.
 *
 * @param others log-ins besides those of the walks
 * @param event null where this process takes no events
 * @param shortExport null where this process makes no exports
 * @param pageHref address of this page
 * @param formToken token of the session that the forms carry, empty without one
 * @param now the server's time, from which the page counts down
 */
public record DemoPage(
        List<Walk> walks,
        List<Link> others,
        @Nullable EventForm event,
        @Nullable ShortExport shortExport,
        String pageHref,
        String formToken,
        Instant now)
        implements PageContent {

    public DemoPage {
        walks = List.copyOf(walks);
        others = List.copyOf(others);
    }

    @Override
    public String template() {
        return "demo.ftlh";
    }

    @Override
    public Section section() {
        return Section.DEMO;
    }

    @Override
    public String toString() {
        return "DemoPage[REDACTED]";
    }
}
