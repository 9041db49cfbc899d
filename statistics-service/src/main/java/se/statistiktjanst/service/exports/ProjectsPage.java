package se.statistiktjanst.service.exports;

import java.util.List;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * <em>Länkningsprojekt</em>.
 *
 * @param mayPropose whether the viewer may take out pseudonymised rows
 * @param error what is wrong with a proposal, empty for nothing
 * @param href where forms go
 */
public record ProjectsPage(
        String careProvider,
        List<ProjectEntry> projects,
        boolean mayPropose,
        List<Choice> purposes,
        String error,
        String href)
        implements PageContent {
    public ProjectsPage {
        projects = List.copyOf(projects);
        purposes = List.copyOf(purposes);
    }

    @Override
    public String template() {
        return "projects.ftlh";
    }

    @Override
    public Section section() {
        return Section.EXPORTS;
    }
}
