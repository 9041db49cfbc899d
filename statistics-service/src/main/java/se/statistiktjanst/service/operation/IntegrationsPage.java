package se.statistiktjanst.service.operation;

import java.util.List;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/** How the integrations are doing. */
public record IntegrationsPage(List<IntegrationRow> integrations) implements PageContent {
    public IntegrationsPage {
        integrations = List.copyOf(integrations);
    }

    @Override
    public String template() {
        return "integrations.ftlh";
    }

    @Override
    public Section section() {
        return Section.OPERATION;
    }
}
