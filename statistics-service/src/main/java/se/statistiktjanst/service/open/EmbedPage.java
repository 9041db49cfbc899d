package se.statistiktjanst.service.open;

import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * Chart and table of a selection, for a frame on somebody else's page.
 *
 * @param href the table's own page with the same selection
 */
public record EmbedPage(TablePage table, String href) implements PageContent {
    @Override
    public String template() {
        return "embed.ftlh";
    }

    @Override
    public Section section() {
        return Section.NONE;
    }
}
