package se.statistiktjanst.ingest.mapping;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.definition.InvalidDefinitionsException;

/** The real file, against the right answers that its published dashboards give. */
class CallsMappingTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final Path FILE = CONFIG.resolve("demo/calls-2021q1.csv");
    private static final String HEADER = "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,"
            + "Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n";
    private static final Mapping MAPPING = Mappings.load(CONFIG, EventTypes.load(CONFIG), Registry.load(CONFIG))
            .find("calls-2021q1")
            .orElseThrow();

    @TempDir
    Path folder;

    @Test
    void theWholeFileGivesThePublishedAnswers() throws IOException {
        List<JsonNode> data = data(FILE);
        List<JsonNode> answered = data.stream()
                .filter(call -> call.at("/outcome").asText().equals("answered"))
                .toList();
        assertThat(data).hasSize(5000);
        assertThat(answered).hasSize(4054);
        assertThat(data)
                .filteredOn(call -> call.at("/outcome").asText().equals("abandoned"))
                .hasSize(946);
        assertThat(data).filteredOn(call -> call.at("/resolved").asBoolean()).hasSize(3646);
        assertThat(data)
                .filteredOn(call -> call.at("/staff/givenName").asText().equals("Jim"))
                .hasSize(666);
        assertThat(answered.stream()
                        .mapToInt(call -> call.at("/waitSeconds").asInt())
                        .average()
                        .orElseThrow())
                .isCloseTo(67.52, within(0.005));
    }

    @Test
    void onlyAnsweredCallsHaveTimesAndRatings() throws IOException {
        assertThat(data(FILE)).allSatisfy(call -> {
            boolean answered = call.at("/outcome").asText().equals("answered");
            assertThat(call.has("waitSeconds")).isEqualTo(answered);
            assertThat(call.has("talkSeconds")).isEqualTo(answered);
            assertThat(call.has("satisfaction")).isEqualTo(answered);
        });
    }

    @Test
    void everyEventFitsTheSchemaOfItsType() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MAPPING.eventType().jsonSchema());
        assertThat(data(FILE))
                .allSatisfy(call -> assertThat(schema.validate(call)).isEmpty());
    }

    @Test
    void callersReturnAndIdsDoNot() throws IOException {
        List<JsonNode> data = data(FILE);
        assertThat(data.stream()
                        .map(call -> call.at("/resident").asText())
                        .distinct()
                        .count())
                .isBetween(2900L, 3300L);
        assertThat(data.stream()
                        .collect(groupingBy(call -> call.at("/resident").asText()))
                        .values())
                .anyMatch(calls -> calls.size() >= 5);
        Set<String> ids = new HashSet<>();
        rows(FILE)
                .forEach(row ->
                        ids.add(((MappedRow.Event) row).cloudEvent().at("/id").asText()));
        assertThat(ids).hasSize(5000).contains("calls-2021q1/ID0001");
    }

    @Test
    void theFirstRowBecomesThisEvent() throws IOException {
        JsonNode event = ((MappedRow.Event) rows(FILE).get(0)).cloudEvent();
        assertThat(event).isEqualTo(new ObjectMapper().readTree("""
                {"specversion": "1.0", "id": "calls-2021q1/ID0001", "source": "urn:example:calls-2021q1",
                 "type": "se.statistiktjanst.call.v1", "time": "2021-01-01T08:12:58Z",
                 "data": {"careProvider": "SE4499100016-1000", "unit": "SE4499100016-2100", "service": "phone-advice",
                  "resident": "%s",
                  "staff": {"hsaId": "SE4499100016-diane", "username": "diane", "givenName": "Diane",
                   "surname": "Ekvinter"},
                  "channel": "phone", "errand": "Contract related", "outcome": "answered", "resolved": true,
                  "waitSeconds": 109, "talkSeconds": 143, "satisfaction": 3}}
                """.formatted(
                                event.at("/data/resident").asText())));
        assertThat(Files.readAllLines(CONFIG.resolve("demo/test-personal-numbers.txt")))
                .hasSize(5000)
                .doesNotHaveDuplicates()
                .contains(event.at("/data/resident").asText());
    }

    @Test
    void theSameRowGivesTheSameEventTwice() throws IOException {
        assertThat(data(FILE)).isEqualTo(data(FILE));
    }

    @Test
    void refusesARowWithItsNumberAndAReasonWithoutItsValues() throws IOException {
        List<MappedRow> rows = rows(file("""
                A1,Jim,2021-01-01,10:00:00,Streaming,Y,Y,10,00:01:00,5
                A2,Jim,2021-01-01,10:00:00,Streaming,JA,Y,10,00:01:00,5
                A3,Jim,2021-01-01,10:00,Streaming,Y,Y,ten,00:01:00,5
                A4,Jim,2021-03-28,02:30:00,Streaming,Y,Y,10,00:01:00,5
                A5,Jim,2021-01-01,10:00:00,Streaming,Y,Y,10,1 min,5
                ,Jim,2021-01-01,10:00:00,Streaming,Y,Y,10,00:01:00,5
                A7,Jim,2021-01-01,10:00:00,Streaming,,Y,10,00:01:00,5
                A8,Jim
                """));
        assertThat(rows.get(0)).isInstanceOf(MappedRow.Event.class);
        assertThat(rows.subList(1, rows.size()))
                .extracting(MappedRow::toString)
                .containsExactly(
                        "Refused[number=3, reason=Answered (Y/N) has a value that the mapping does not know]",
                        "Refused[number=4, reason=Speed of answer in seconds must be a whole number]",
                        "Refused[number=5, reason=Date and Time tell a time that does not occur: the clock was put forward]",
                        "Refused[number=6, reason=AvgTalkDuration must be a duration such as 00:02:23]",
                        "Refused[number=7, reason=Call Id is empty]",
                        "Refused[number=8, reason=the row gives no value for the required field outcome]",
                        "Refused[number=9, reason=has 2 values, but the header has 10 columns]");
        assertThat(((MappedRow.Refused) rows.get(1)).columns().at("/Call Id").asText())
                .isEqualTo("A2");
    }

    @Test
    void takesTheFirstOfAnHourThatOccursTwice() throws IOException {
        MappedRow row = rows(file("A1,Jim,2021-10-31,02:30:00,Streaming,Y,Y,10,00:01:00,5\n"))
                .get(0);
        assertThat(((MappedRow.Event) row).cloudEvent().at("/time").asText()).isEqualTo("2021-10-31T00:30:00Z");
    }

    @Test
    void refusesAFileWithOtherColumnsBeforeTheFirstRow() throws IOException {
        Path other = folder.resolve("calls.csv");
        Files.writeString(other, "Call Id,Agent,Datum\n");
        assertThatThrownBy(() -> MappedRows.open(MAPPING, other))
                .isInstanceOf(InvalidDefinitionsException.class)
                .hasMessageContaining("calls.csv:1: the column Date is missing")
                .hasMessageContaining("calls.csv:1: unknown column \"Datum\"");
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("calls.csv"), HEADER + rows);
    }

    private static List<JsonNode> data(Path file) throws IOException {
        return rows(file).stream()
                .map(row -> ((MappedRow.Event) row).cloudEvent().get("data"))
                .toList();
    }

    private static List<MappedRow> rows(Path file) throws IOException {
        List<MappedRow> rows = new ArrayList<>();
        try (MappedRows mapped = MappedRows.open(MAPPING, file)) {
            mapped.forEachRemaining(rows::add);
        }
        return rows;
    }
}
