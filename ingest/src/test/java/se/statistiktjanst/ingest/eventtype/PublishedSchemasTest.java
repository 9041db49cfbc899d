package se.statistiktjanst.ingest.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.statistiktjanst.platform.definition.DefinitionProblem;

class PublishedSchemasTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    Path folder;

    @Test
    void everyTypeIsPublishedAsItIs() throws IOException {
        Path written = Files.createDirectories(Path.of("target", PublishedSchemas.FOLDER));
        for (EventType type : EventTypes.load(CONFIG).all()) {
            Files.writeString(
                    written.resolve(type.type() + ".json"), JSON.writeValueAsString(type.jsonSchema()) + "\n");
        }
        for (EventType type : EventTypes.load(CONFIG).all()) {
            Path now = written.resolve(type.type() + ".json");
            Path published = CONFIG.resolve(PublishedSchemas.FOLDER).resolve(type.type() + ".json");
            assertThat(published)
                    .as("a type is published by its schema: copy %s to %s for review", now, published)
                    .exists();
            assertThat(Files.readString(now))
                    .as("a new optional field is published too: copy %s to %s for review", now, published)
                    .isEqualTo(Files.readString(published));
        }
    }

    @Test
    void theBuildRefusesADefinitionThatNarrowsAPublishedVersion() throws IOException {
        Files.createDirectories(folder.resolve("event-types"));
        Files.createDirectories(folder.resolve(PublishedSchemas.FOLDER));
        for (String type : List.of("call", "session", "activity")) {
            String file = "event-types/" + type + ".v1.yml";
            Files.copy(CONFIG.resolve(file), folder.resolve(file));
            String schema = PublishedSchemas.FOLDER + "/se.statistiktjanst." + type + ".v1.json";
            Files.copy(CONFIG.resolve(schema), folder.resolve(schema));
        }
        assertThat(EventTypes.check(folder)).isEmpty();
        Path call = folder.resolve("event-types/call.v1.yml");
        Files.writeString(call, Files.readString(call).replace("maximum: 86400", "maximum: 3600"));
        Files.delete(folder.resolve("event-types/session.v1.yml"));

        assertThat(EventTypes.check(folder))
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "published-schemas/se.statistiktjanst.call.v1.json:1: maximum of /waitSeconds is narrower or"
                                + " other than it was: make it a new version of the type, and keep this one as it was",
                        "published-schemas/se.statistiktjanst.call.v1.json:1: maximum of /talkSeconds is narrower or"
                                + " other than it was: make it a new version of the type, and keep this one as it was",
                        "published-schemas/se.statistiktjanst.session.v1.json:1: the published type"
                                + " se.statistiktjanst.session.v1 is gone: senders still send it");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void refusesWhatBreaksSenders(String what, Consumer<ObjectNode> change) {
        ObjectNode changed = call();
        change.accept(changed);

        assertThat(SchemaChange.breaking(call(), changed)).as(what).hasSize(1);
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("removed", schema -> properties(schema).remove("satisfaction")),
                change("narrower text", schema -> field(schema, "errand").put("maxLength", 10)),
                change("higher minimum", schema -> field(schema, "waitSeconds").put("minimum", 1)),
                change("new maximum", schema -> field(schema, "resolved").put("maximum", 1)),
                change(
                        "a value gone",
                        schema -> ((ArrayNode) field(schema, "channel").get("enum")).remove(0)),
                change("another type", schema -> field(schema, "resolved").put("type", "string")),
                change("another pattern", schema -> field(schema, "unit").put("pattern", "^X")),
                change("another meaning", schema -> field(schema, "errand").put("x-role", "detail")),
                change("another class", schema -> field(schema, "errand").put("x-personal-data", "none")),
                change("now required", schema -> ((ArrayNode) schema.get("required")).add("channel")),
                change(
                        "inner field gone",
                        schema -> ((ObjectNode) field(schema, "staff").get("properties")).remove("username")),
                change("open to anything", schema -> schema.put("additionalProperties", true)),
                change("order", schema -> {
                    JsonNode first = properties(schema).remove("careProvider");
                    properties(schema).set("careProvider", first);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("safe")
    void allowsWhatNoSenderNotices(String what, Consumer<ObjectNode> change) {
        ObjectNode changed = call();
        change.accept(changed);

        assertThat(SchemaChange.breaking(call(), changed)).as(what).isEmpty();
    }

    static Stream<Arguments> safe() {
        return Stream.of(
                change(
                        "a new optional field",
                        schema -> properties(schema).putObject("mood").put("type", "string")),
                change("longer text", schema -> field(schema, "errand").put("maxLength", 200)),
                change("no maximum", schema -> field(schema, "waitSeconds").remove("maximum")),
                change(
                        "a new value",
                        schema -> ((ArrayNode) field(schema, "channel").get("enum")).add("fax")),
                change("no longer required", schema -> ((ArrayNode) schema.get("required")).remove(1)),
                change("other words", schema -> field(schema, "errand").put("description", "other words")));
    }

    private static Arguments change(String what, Consumer<ObjectNode> change) {
        return Arguments.of(what, change);
    }

    private static ObjectNode call() {
        return (ObjectNode) EventTypes.load(CONFIG)
                .find("se.statistiktjanst.call.v1")
                .orElseThrow()
                .jsonSchema();
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode field(ObjectNode schema, String name) {
        return (ObjectNode) properties(schema).get(name);
    }
}
