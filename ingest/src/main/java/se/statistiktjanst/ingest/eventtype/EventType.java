package se.statistiktjanst.ingest.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import se.statistiktjanst.platform.definition.LocalizedText;

/**
 * The definition of an event type.
 *
 * @param type the CloudEvents type, which carries the version: {@code se.statistiktjanst.call.v1}
 * @param fields in the order of their ids
 */
public record EventType(String type, EventFamily family, LocalizedText title, LocalizedText text, List<Field> fields) {
    public EventType {
        fields = List.copyOf(fields);
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The field of a role that an event has once: care provider, unit, service, resident or staff. */
    public Optional<Field> field(FieldRole role) {
        return fields.stream().filter(field -> field.role() == role).findFirst();
    }

    /** The field that goes to a column of {@code event.fact}. */
    public Optional<Field> fieldOfColumn(String column) {
        return fields.stream()
                .filter(field -> field.column().filter(column::equals).isPresent())
                .findFirst();
    }

    /** The JSON Schema (2020-12) of {@code data}, without {@code $id}: its address is known where it is served. */
    public JsonNode jsonSchema() {
        return DataSchema.of(this);
    }
}
