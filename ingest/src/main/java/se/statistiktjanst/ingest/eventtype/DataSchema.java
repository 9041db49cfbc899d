package se.statistiktjanst.ingest.eventtype;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.platform.definition.Spelling;

/**
 * Writes an event type as JSON Schema 2020-12. The schema is closed ({@code additionalProperties: false}) and each field
 * carries {@code x-personal-data} with its class, and {@code x-role}.
 */
final class DataSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String HSA_ID = "^SE[0-9]{10,12}-[A-Za-z0-9-]{1,20}$";
    private static final String COUNTY_CODE = "^([1-9][0-9]|0[1-9])$";
    private static final int NAME_LENGTH = 100;

    private DataSchema() {}

    static ObjectNode of(EventType type) {
        ObjectNode schema = JSON.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        describe(schema, type.title(), type.text());
        schema.put("type", "object").put("additionalProperties", false);
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (Field field : type.fields()) {
            properties.set(field.name(), property(field));
            if (field.required()) {
                required.add(field.name());
            }
        }
        return schema;
    }

    private static ObjectNode property(Field field) {
        ObjectNode property = shape(field);
        describe(property, field.title(), field.text().orElse(field.title()));
        property.put("x-personal-data", Spelling.of(field.dataClass()));
        property.put("x-role", Spelling.of(field.role()));
        field.unit().ifPresent(unit -> property.put("x-unit", unit));
        return property;
    }

    private static void describe(ObjectNode schema, LocalizedText title, LocalizedText text) {
        schema.put("title", title.en()).put("description", text.en());
        schema.put("x-title-sv", title.sv()).put("x-description-sv", text.sv());
    }

    private static ObjectNode shape(Field field) {
        return switch (field.type()) {
            case HSA_ID -> hsaId();
            case SERVICE_CODE -> text(40).put("minLength", 1);
            case RESIDENT_ID -> residentId();
            case STAFF -> staff();
            case COUNTY_CODE -> JSON.objectNode().put("type", "string").put("pattern", COUNTY_CODE);
            case CODE -> code(field);
            case TEXT -> text(field.maxLength().orElse(NAME_LENGTH)).put("minLength", 1);
            case INTEGER -> integer(field);
            case BOOLEAN -> JSON.objectNode().put("type", "boolean");
        };
    }

    private static ObjectNode text(int maxLength) {
        return JSON.objectNode().put("type", "string").put("maxLength", maxLength);
    }

    private static ObjectNode hsaId() {
        return JSON.objectNode().put("type", "string").put("pattern", HSA_ID);
    }

    private static ObjectNode code(Field field) {
        ObjectNode code = JSON.objectNode().put("type", "string");
        var values = code.putArray("enum");
        field.values().keySet().forEach(values::add);
        return code;
    }

    private static ObjectNode integer(Field field) {
        ObjectNode integer = JSON.objectNode().put("type", "integer");
        field.minimum().ifPresent(least -> integer.put("minimum", least));
        field.maximum().ifPresent(most -> integer.put("maximum", most));
        return integer;
    }

    private static ObjectNode residentId() {
        ObjectNode local = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        local.putObject("properties")
                .<ObjectNode>set("oid", text(64).put("pattern", "^[0-2](\\.[0-9]+)+$"))
                .set("id", text(40).put("minLength", 1));
        local.putArray("required").add("oid").add("id");
        ObjectNode either = JSON.objectNode();
        either.putArray("oneOf").add(text(20).put("minLength", 10)).add(local);
        return either;
    }

    private static ObjectNode staff() {
        ObjectNode staff = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = staff.putObject("properties");
        properties.set("hsaId", hsaId());
        properties.set("username", text(NAME_LENGTH));
        properties.set("givenName", text(NAME_LENGTH));
        properties.set("surname", text(NAME_LENGTH));
        staff.putArray("required").add("hsaId");
        return staff;
    }
}
