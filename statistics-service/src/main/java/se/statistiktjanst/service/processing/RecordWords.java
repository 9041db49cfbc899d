package se.statistiktjanst.service.processing;

import java.util.Map;
import se.statistiktjanst.service.page.Messages;

/** Says what the columns' comments say in the words of a language. What has no words yet is shown as it is. */
public final class RecordWords {
    private static final Map<String, String> PURPOSES = Map.ofEntries(
            Map.entry("access control", "record.purpose.access"),
            Map.entry("audit", "record.purpose.audit"),
            Map.entry("contact with the care provider", "record.purpose.contact"),
            Map.entry("erasure", "record.purpose.erasure"),
            Map.entry("exports", "record.purpose.exports"),
            Map.entry("history of corrections", "record.purpose.corrections"),
            Map.entry("register of revisions", "record.purpose.revisions"),
            Map.entry("idempotency", "record.purpose.idempotency"),
            Map.entry("linkage projects", "record.purpose.projects"),
            Map.entry("mending refused events", "record.purpose.refused"),
            Map.entry("requests of data subjects", "record.purpose.requests"),
            Map.entry("restriction", "record.purpose.restriction"),
            Map.entry("statistics", "record.purpose.statistics"));
    private static final Map<String, String> RETENTIONS = Map.ofEntries(
            Map.entry("1 day", "record.kept.day"),
            Map.entry("1 year", "record.kept.year"),
            Map.entry("400 days", "record.kept.400"),
            Map.entry("5 years", "record.kept.fiveYears"),
            Map.entry("5 years after the end", "record.kept.fiveYearsAfter"),
            Map.entry("as the event", "record.kept.event"),
            Map.entry("for ever", "record.kept.ever"),
            Map.entry("until further notice", "record.kept.further"),
            Map.entry("until further notice or erasure", "record.kept.erasure"),
            Map.entry("until it is lifted", "record.kept.lifted"),
            Map.entry("until replaced", "record.kept.replaced"),
            Map.entry("until the last care provider erases the person", "record.kept.last"));

    private final Messages messages;

    public RecordWords(Messages messages) {
        this.messages = messages;
    }

    public String purpose(String purpose) {
        String key = PURPOSES.get(purpose);
        return key == null ? purpose : messages.text(key);
    }

    public String retention(String retention) {
        String key = RETENTIONS.get(retention);
        return key == null ? retention : messages.text(key);
    }

    /** Whose data a class is. */
    public String personal(String personal) {
        return switch (personal) {
            case "staff" -> messages.text("record.class.staff");
            case "resident" -> messages.text("record.class.resident");
            case "health" -> messages.text("record.class.health");
            default -> personal;
        };
    }

    /** Whether all of it has words. */
    static boolean has(String purpose, String retention) {
        return PURPOSES.containsKey(purpose) && RETENTIONS.containsKey(retention);
    }
}
