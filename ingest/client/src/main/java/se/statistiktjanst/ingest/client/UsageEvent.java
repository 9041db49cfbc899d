package se.statistiktjanst.ingest.client;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a connected service. Immutable; prints nothing of its data.
 *
 * <p>The names and values of the fields are those of the event type's schema, {@code GET /api/schemas/{type}}. Personal
 * data belongs in fields only.
 */
public final class UsageEvent {
    private final String type;
    private final Instant time;
    private final @Nullable String id;
    private final Map<String, Object> data;

    private UsageEvent(String type, Instant time, @Nullable String id, Map<String, Object> data) {
        this.type = type;
        this.time = time;
        this.id = id;
        this.data = data;
    }

    /**
     * An event without fields yet.
     *
     * @param type such as {@code se.statistiktjanst.call.v1}
     * @param time when it happened
     */
    public static UsageEvent of(String type, Instant time) {
        if (type.isBlank()) {
            throw new IllegalArgumentException("type must be given");
        }
        return new UsageEvent(type, time, null, Map.of());
    }

    /**
     * The same with a field.
     *
     * @param value text, number, truth value, {@link Instant}, or a map or list of these; null leaves the field out
     */
    public UsageEvent with(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(field, value);
        return new UsageEvent(type, time, id, Collections.unmodifiableMap(more));
    }

    /** The same with an id of the caller's own. Without one the client gives it a UUIDv7 when it is queued. */
    public UsageEvent withId(String ownId) {
        return new UsageEvent(type, time, ownId, data);
    }

    @Nullable
    String id() {
        return id;
    }

    Instant time() {
        return time;
    }

    /** The structured CloudEvent, on one line. */
    String json(String source, String eventId) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", eventId);
        event.put("source", source);
        event.put("type", type);
        event.put("time", time);
        event.put("data", data);
        return Json.write(event);
    }

    @Override
    public String toString() {
        return "UsageEvent[" + type + "]";
    }
}
