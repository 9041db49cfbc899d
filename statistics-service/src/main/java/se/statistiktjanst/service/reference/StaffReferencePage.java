package se.statistiktjanst.service.reference;

import se.statistiktjanst.service.open.reference.ReferencePage;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/** The description of the staff API for people. */
public record StaffReferencePage(ReferencePage reference) implements PageContent {
    @Override
    public String template() {
        return "staff-reference.ftlh";
    }

    @Override
    public Section section() {
        return Section.REPORTS;
    }
}
