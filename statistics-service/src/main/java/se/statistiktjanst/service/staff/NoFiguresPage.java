package se.statistiktjanst.service.staff;

import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/** What somebody sees whose assignment covers no unit with figures. */
public record NoFiguresPage(String careProvider) implements PageContent {
    @Override
    public String template() {
        return "no-figures.ftlh";
    }

    @Override
    public Section section() {
        return Section.STAFF;
    }
}
