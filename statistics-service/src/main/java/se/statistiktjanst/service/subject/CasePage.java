package se.statistiktjanst.service.subject;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * What is held on one person, and what can be done about it. Never shows the number.
 *
 * @param shown rows of a table at most; the rest is in the file
 * @param error what is wrong with what was asked, empty for nothing
 * @param href of this page; forms go below it
 * @param jsonHref the whole extract
 */
public record CasePage(Extract extract, int shown, Instant closesAt, String error, String href, String jsonHref)
        implements PageContent {
    /** The rows of a part that the page shows. */
    public List<Map<String, String>> rows(Extract.Part part) {
        return part.rows().subList(0, Math.min(shown, part.rows().size()));
    }

    /** The heading of the page. */
    public String titleKey() {
        return extract.subject().equals("staff") ? "subject.case.staff" : "subject.case.resident";
    }

    /** The heading of a part. */
    public String partKey(Extract.Part part) {
        return switch (part.name()) {
            case "restriction" -> "subject.part.restriction";
            case "events" -> "subject.part.events";
            case "correctedEvents" -> "subject.part.correctedEvents";
            case "refused" -> "subject.part.refused";
            case "log" -> "subject.part.log";
            case "member" -> "subject.part.member";
            case "months" -> "subject.part.months";
            case "done" -> "subject.part.done";
            default -> throw new IllegalArgumentException("an extract has no part " + part.name());
        };
    }

    @Override
    public String template() {
        return "case.ftlh";
    }

    @Override
    public Section section() {
        return Section.SUBJECTS;
    }
}
