package se.statistiktjanst.service.unitgroup;

import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * One group, and the forms that change and end it.
 *
 * @param name as it is stored
 * @param lastDay as it stands in the form that ends the group
 * @param href of the group
 */
public record GroupPage(String careProvider, String id, String name, GroupFields form, String lastDay, String href)
        implements PageContent {
    @Override
    public String template() {
        return "group.ftlh";
    }

    @Override
    public Section section() {
        return Section.REPORTS;
    }
}
