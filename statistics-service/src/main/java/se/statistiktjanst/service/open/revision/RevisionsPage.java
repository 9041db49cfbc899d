package se.statistiktjanst.service.open.revision;

import java.time.LocalDate;
import java.util.List;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/** What was published again, newest first. */
public record RevisionsPage(List<Entry> entries) implements PageContent {
    public RevisionsPage {
        entries = List.copyOf(entries);
    }

    /**
     * A period of a table.
     *
     * @param drawn how many of its cells have new numbers
     * @param before address of the table as it was
     * @param now address of the table as it is
     * @param both address of the file with both numbers of each new cell
     */
    public record Entry(
            LocalDate on,
            String title,
            String period,
            String reason,
            int drawn,
            int cells,
            String before,
            String now,
            String both) {}

    @Override
    public String template() {
        return "revisions.ftlh";
    }

    @Override
    public Section section() {
        return Section.NONE;
    }
}
