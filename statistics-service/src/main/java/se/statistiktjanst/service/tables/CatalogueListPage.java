package se.statistiktjanst.service.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.TableEntry;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The tables to choose from.
 *
 * @param asked a question to the reports that only tables answer, and why; null where somebody just looks
 */
public record CatalogueListPage(
        String careProvider, @Nullable Asked asked, List<TableEntry> tables) implements PageContent {

    /**
     * A question and what is said to it.
     *
     * @param answered whether the tables listed answer it; else they are what can be asked instead
     */
    public record Asked(boolean answered, String reason) {}

    public CatalogueListPage {
        tables = List.copyOf(tables);
    }

    @Override
    public String template() {
        return "tables.ftlh";
    }

    @Override
    public Section section() {
        return Section.REPORTS;
    }
}
