package se.statistiktjanst.ingest.client;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;

/** Reads from a structured event what the spool must know. */
final class StructuredLine {
    private StructuredLine() {}

    static SpooledEvent read(String json) {
        try {
            Map<String, Object> event = Json.object(json);
            String id = Json.asText(event.get("id"));
            if (id.isEmpty()) {
                throw new IllegalArgumentException("the event has no id");
            }
            int hour = EventClient.hourOf(
                    OffsetDateTime.parse(Json.asText(event.get("time"))).toInstant());
            // Line breaks between members would end the line of NDJSON; inside of texts JSON has none.
            return new SpooledEvent(id, hour, json.replace('\n', ' ').replace('\r', ' '));
        } catch (Json.MalformedException e) {
            throw new IllegalArgumentException("the event is not a JSON object", e);
        } catch (DateTimeException e) {
            // Its text would quote the time.
            throw new IllegalArgumentException("the event has no time as RFC 3339 writes it");
        }
    }
}
