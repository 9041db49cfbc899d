package se.statistiktjanst.ingest.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.statistiktjanst.platform.definition.LocalizedText;

/**
 * The type of event by which a sender withdraws or replaces an event of its own. It is part of the protocol and not of
 * the definitions, since no figure is made of it.
 */
public final class CorrectionType {
    public static final String NAME = "se.statistiktjanst.correction.v1";
    public static final String FAMILY = "correction";
    public static final LocalizedText TITLE = new LocalizedText("Rättelse", "Correction");

    private static final String TEXT =
            "Withdraws or replaces an event that the same sender sent before. History is kept,"
                    + " figures follow, and published figures follow by a revision.";
    private static final String TEXT_SV = "Drar tillbaka eller ersätter en händelse som samma avsändare har skickat."
            + " Historiken sparas, siffrorna följer med, och publicerade siffror följer med genom en revidering.";

    private CorrectionType() {}

    /** The JSON Schema (2020-12) of {@code data}, without {@code $id}. */
    public static JsonNode jsonSchema() {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", TITLE.en())
                .put("description", TEXT)
                .put("x-title-sv", TITLE.sv())
                .put("x-description-sv", TEXT_SV)
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        property(properties, "action", "What to do with the event.")
                .putArray("enum")
                .add("withdraw")
                .add("replace");
        property(properties, "source", "The source of the event, which is the sender's own.");
        property(properties, "id", "The id of the event.").put("minLength", 1).put("maxLength", 256);
        replacement(properties);
        schema.putArray("required").add("action").add("source").add("id");
        schema.putArray("allOf").add(ifReplace());
        return schema;
    }

    private static void replacement(ObjectNode properties) {
        ObjectNode replacement = properties
                .putObject("replacement")
                .put("type", "object")
                .put("additionalProperties", false)
                .put(
                        "description",
                        "The event as it ought to have been; it keeps its id. Only where action is replace.")
                .put("x-personal-data", "health");
        ObjectNode members = replacement.putObject("properties");
        property(members, "type", "Its type.");
        property(members, "time", "Its time.").put("format", "date-time");
        members.putObject("data")
                .put("type", "object")
                .put("description", "Its data, by the schema of its type.")
                .put("x-personal-data", "health");
        replacement.putArray("required").add("type").add("time").add("data");
    }

    private static ObjectNode ifReplace() {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.putObject("if").putObject("properties").putObject("action").put("const", "replace");
        rule.putObject("then").putArray("required").add("replacement");
        rule.putObject("else").putObject("properties").put("replacement", false);
        return rule;
    }

    private static ObjectNode property(ObjectNode properties, String name, String text) {
        return properties
                .putObject(name)
                .put("type", "string")
                .put("description", text)
                .put("x-personal-data", "none");
    }
}
