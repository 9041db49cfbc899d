package se.statistiktjanst.service.open;

import java.util.List;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * All tables, or those that hold the words of a search.
 *
 * @param query what was searched for, empty if nothing
 */
public record TablesPage(String query, List<TableGroup> groups) implements PageContent {

    public TablesPage {
        groups = List.copyOf(groups);
    }

    @Override
    public String template() {
        return "tables.ftlh";
    }

    @Override
    public Section section() {
        return Section.STATISTICS;
    }
}
