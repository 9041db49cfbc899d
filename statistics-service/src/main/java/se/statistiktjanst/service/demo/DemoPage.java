package se.statistiktjanst.service.demo;

import java.time.Instant;
import java.util.List;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The demo's first page.
 *
 * @param formToken token of the session that the forms carry
 * @param now the server's time, from which the page counts down
 */
public record DemoPage(List<Walk> walks, EventForm event, ShortExport shortExport, String formToken, Instant now)
        implements PageContent {

    public DemoPage {
        walks = List.copyOf(walks);
    }

    @Override
    public String template() {
        return "demo.ftlh";
    }

    @Override
    public Section section() {
        return Section.DEMO;
    }
}
