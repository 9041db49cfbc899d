package se.statistiktjanst.ingest.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.definition.DefinitionProblem;

class EventTypesTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALL = "se.statistiktjanst.call.v1";

    @TempDir
    Path config;

    @Test
    void theEventTypesOfTheRepositoryCoverTheThreeFamilies() {
        assertThat(EventTypes.check(CONFIG)).isEmpty();
        assertThat(EventTypes.load(CONFIG).all())
                .extracting(EventType::family)
                .containsExactlyInAnyOrder(EventFamily.values());
    }

    @Test
    void numbersTheFieldsInTheOrderOfTheFile() {
        EventType call = EventTypes.load(CONFIG).find(CALL).orElseThrow();
        assertThat(call.fields()).extracting(Field::id).isSorted().startsWith(1);
        assertThat(call.fields()).extracting(Field::name).startsWith("careProvider", "unit", "service", "resident");
        assertThat(call.field("outcome").orElseThrow().values()).containsOnlyKeys("answered", "abandoned");
    }

    @Test
    void theSchemaIsClosedAndEachFieldTellsItsClass() {
        JsonNode schema = EventTypes.load(CONFIG).find(CALL).orElseThrow().jsonSchema();
        assertThat(schema.at("/$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/required").toString()).isEqualTo("[\"service\",\"outcome\"]");
        assertThat(schema.get("properties"))
                .allSatisfy(field ->
                        assertThat(field.at("/x-personal-data").asText()).isIn("none", "staff", "resident", "health"));
    }

    @Test
    void theSchemaTakesACallAndRefusesAnUnknownField() throws IOException {
        assertThat(errors("{\"service\":\"phone-advice\",\"outcome\":\"answered\",\"waitSeconds\":9,"
                        + "\"resident\":\"192501148437\",\"staff\":{\"hsaId\":\"SE4499100016-jim\"}}"))
                .isZero();
        assertThat(errors("{\"service\":\"phone-advice\",\"outcome\":\"answered\",\"resident\":"
                        + "{\"oid\":\"2.999.1\",\"id\":\"R-17\"}}"))
                .isZero();
        assertThat(errors("{\"service\":\"phone-advice\",\"outcome\":\"answered\",\"note\":\"x\"}"))
                .isOne();
        assertThat(errors("{\"service\":\"phone-advice\",\"outcome\":\"engaged\"}"))
                .isOne();
    }

    private static int errors(String data) throws IOException {
        JsonNode schema = EventTypes.load(CONFIG).find(CALL).orElseThrow().jsonSchema();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(JSON.readTree(data))
                .size();
    }

    @Test
    void reportsWhatIsWrongInAFile() throws IOException {
        String broken = Files.readString(CONFIG.resolve("event-types/call.v1.yml"))
                .replace("family: call", "family: kall")
                .replaceFirst("class: resident", "class: none")
                .replaceFirst("column: wait_s", "column: talk_s")
                .replaceFirst(
                        "    required: true\n    class: none\n    title: \\{sv: Ansluten",
                        "    class: none\n    title: {sv: Ansluten");
        Files.createDirectories(config.resolve("event-types"));
        Files.writeString(config.resolve("event-types/call.v1.yml"), broken);
        assertThat(EventTypes.check(config).stream()
                        .map(DefinitionProblem::toString)
                        .toList())
                .isEqualTo(List.of(
                        "event-types/call.v1.yml:4: unknown family \"kall\"; did you mean call?",
                        "event-types/call.v1.yml:14: a required field with the role service is missing",
                        "event-types/call.v1.yml:34: resident: the class of this role is its own",
                        "event-types/call.v1.yml:106: another field goes to the column talk_s"));
    }
}
