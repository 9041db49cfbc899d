package se.statistiktjanst.ingest.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventType;
import se.statistiktjanst.ingest.registry.Sender;
import se.statistiktjanst.platform.definition.LocalizedText;

/** The definition of how a CSV file becomes events of one type from one sender. Read rows with {@link MappedRows}. */
public final class Mapping {
    /** A row is left out when the column has one of the values. */
    record Skip(String column, Set<String> values) {}

    private final String id;
    private final LocalizedText title;
    private final LocalizedText text;
    private final EventType eventType;
    private final Sender sender;
    private final FileShape file;
    private final Template eventId;
    private final EventTime time;
    private final List<Skip> skips;
    private final Map<String, ValueSource> fields;

    Mapping(
            String id,
            LocalizedText title,
            LocalizedText text,
            EventType eventType,
            Sender sender,
            FileShape file,
            Template eventId,
            EventTime time,
            List<Skip> skips,
            Map<String, ValueSource> fields) {
        this.id = id;
        this.title = title;
        this.text = text;
        this.eventType = eventType;
        this.sender = sender;
        this.file = file;
        this.eventId = eventId;
        this.time = time;
        this.skips = List.copyOf(skips);
        this.fields = fields;
    }

    public String id() {
        return id;
    }

    public LocalizedText title() {
        return title;
    }

    public LocalizedText text() {
        return text;
    }

    public EventType eventType() {
        return eventType;
    }

    /** Whose events they are; its CloudEvents source is theirs. */
    public Sender sender() {
        return sender;
    }

    FileShape file() {
        return file;
    }

    Template eventId() {
        return eventId;
    }

    EventTime time() {
        return time;
    }

    List<Skip> skips() {
        return skips;
    }

    /** By name of the event's field. */
    Map<String, ValueSource> fields() {
        return fields;
    }
}
