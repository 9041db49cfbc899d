package se.statistiktjanst.service.unitgroup;

import java.util.List;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The care provider's groups, and the form for a new one.
 *
 * @param href where forms go
 */
public record GroupsPage(String careProvider, List<GroupEntry> groups, GroupFields form, String href)
        implements PageContent {
    public GroupsPage {
        groups = List.copyOf(groups);
    }

    @Override
    public String template() {
        return "groups.ftlh";
    }

    @Override
    public Section section() {
        return Section.REPORTS;
    }
}
