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
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("at", "subject.column.at"),
            Map.entry("service", "subject.column.service"),
            Map.entry("type", "subject.column.type"),
            Map.entry("unit", "subject.column.unit"),
            Map.entry("channel", "subject.column.channel"),
            Map.entry("outcome", "subject.column.outcome"),
            Map.entry("activity", "subject.column.activity"),
            Map.entry("errand", "subject.column.errand"),
            Map.entry("clinic", "subject.column.clinic"),
            Map.entry("age", "subject.column.age"),
            Map.entry("sex", "subject.column.sex"),
            Map.entry("residentCounty", "subject.column.residentCounty"),
            Map.entry("resolved", "subject.column.resolved"),
            Map.entry("forwarded", "subject.column.forwarded"),
            Map.entry("consultation", "subject.column.consultation"),
            Map.entry("waitSeconds", "subject.column.waitSeconds"),
            Map.entry("talkSeconds", "subject.column.talkSeconds"),
            Map.entry("durationSeconds", "subject.column.durationSeconds"),
            Map.entry("extra", "subject.column.extra"),
            Map.entry("hsaId", "subject.column.hsaId"),
            Map.entry("username", "subject.column.username"),
            Map.entry("givenName", "subject.column.givenName"),
            Map.entry("surname", "subject.column.surname"),
            Map.entry("protected", "subject.column.protected"),
            Map.entry("month", "subject.column.month"),
            Map.entry("events", "subject.column.events"),
            Map.entry("answered", "subject.column.answered"),
            Map.entry("action", "subject.column.action"),
            Map.entry("viewer", "subject.column.viewer"),
            Map.entry("subject", "subject.column.subject"),
            Map.entry("purpose", "subject.column.purpose"),
            Map.entry("reason", "subject.column.reason"),
            Map.entry("content", "subject.column.content"));

    /** The rows of a part that the page shows. */
    public List<Map<String, String>> rows(Extract.Part part) {
        return part.rows().subList(0, Math.min(shown, part.rows().size()));
    }

    /** The heading of the page. */
    public String titleKey() {
        return extract.subject().equals("staff") ? "subject.case.staff" : "subject.case.resident";
    }

    /** The words for a column. */
    public String columnKey(String column) {
        String key = COLUMNS.get(column);
        if (key == null) {
            throw new IllegalArgumentException("an extract has no column " + column);
        }
        return key;
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
