package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The staff API against its description, as a program of somebody who is logged in gets both. */
class StaffApiIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "api/staff/v1";

    private static Visitor manager;
    private static Visitor controller;
    private static JsonNode document;

    @BeforeAll
    static void logIn() throws Exception {
        manager = service.visitor().logIn("unit-manager");
        controller = service.visitor().logIn("controller");
        document = controller.json(BASE + "/openapi.json");
    }

    @ParameterizedTest
    @CsvSource({
        "Report, /reports?from=2021-01&to=2021-03",
        "Report, /reports?metric=calls&metric=meanWait&by=service&by=unit&from=2021-01&to=2021-03&compare=before",
        "Report, /reports?metric=calls&by=division&by=channel&grain=week&from=2021-01&to=2021-03",
        "Report, /reports?metric=calls&by=weekday&by=hour&grain=whole&from=2021-01&to=2021-03",
        "Tables, /tables",
        "Calls, /calls?from=2021-01&to=2021-03"
    })
    void answersAreAsDescribed(String schema, String call) throws Exception {
        JsonNode answer = controller.json(BASE + call);
        assertThat(faults(schema, answer)).isEmpty();
        answer.properties().stream()
                .filter(member -> member.getValue().isArray())
                .forEach(member ->
                        assertThat(member.getValue()).as(member.getKey()).isNotEmpty());
    }

    @Test
    void whatAReportCanBeMadeOfIsAsDescribed() throws Exception {
        assertThat(controller
                        .postForm(
                                "sv/mina/grupper",
                                "name",
                                "För program",
                                "unit",
                                service.unit("SE4499100016-3001"),
                                "from",
                                "2021-01-01")
                        .statusCode())
                .isEqualTo(200);
        JsonNode choices = controller.json(BASE + "/reports/choices");
        assertThat(faults("ReportChoices", choices)).isEmpty();
        for (JsonNode part : choices) {
            assertThat(part).isNotEmpty();
        }
    }

    @Test
    void figuresPerStaffMemberAreAsDescribed() throws Exception {
        String call = "/reports?metric=answered&by=staff&grain=quarter&from=2021-01&to=2021-03";
        JsonNode answer = manager.json(BASE + call);
        assertThat(answer.get("rows")).isNotEmpty();
        assertThat(faults("Report", answer)).isEmpty();
        assertThat(faults("Calls", manager.json(BASE + "/calls?from=2021-01&to=2021-03")))
                .isEmpty();
    }

    @Test
    void everyTableIsAsDescribed() throws Exception {
        for (JsonNode table : controller.json(BASE + "/tables").get("tables")) {
            JsonNode answer =
                    controller.json(BASE + "/tables/" + table.get("id").asText() + "?from=2021M01&to=2021M03");
            assertThat(answer.get("rows")).isNotEmpty();
            assertThat(faults("Table", answer)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, /reports?from=2021-13",
        "403, /reports?metric=calls&by=staff",
        "404, /reports?report=nosuch",
        "404, /tables/nosuch",
        "422, /reports?metric=residents&grain=week"
    })
    void problemsAreAsDescribed(int status, String call) throws Exception {
        HttpResponse<String> answer = controller.get(BASE + call);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(faults("Problem", Visitor.parse(answer))).isEmpty();
    }

    /** So that the tests above can fail. */
    @Test
    void anAnswerWithAnotherFieldWouldBeNoticed() throws Exception {
        ObjectNode report = (ObjectNode) controller.json(BASE + "/reports");
        assertThat(faults("Report", report.deepCopy().put("surprise", 1))).isNotEmpty();
        assertThat(faults("Report", report.deepCopy().without("grain"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void thePageHasEveryCallAndItsExamplesWork(String language) throws Exception {
        String page = controller.get(language + "/mina/api").body();
        document.path("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(page).contains("<code>" + path + "</code>"));
        Matcher example =
                Pattern.compile("<a href=\"/(api/staff/v1/[a-z][^\"]*)\">").matcher(page);
        List<String> examples = new ArrayList<>();
        while (example.find()) {
            examples.add(example.group(1).replace("&amp;", "&"));
        }
        assertThat(examples).hasSize(6);
        for (String address : examples) {
            assertThat(controller.get(address).statusCode()).as(address).isEqualTo(200);
        }
    }

    @Test
    void isServedToThoseWhoAreLoggedInOnly() throws Exception {
        assertThat(controller.get(BASE + "/openapi.yml").body()).startsWith("# What /api/staff/v1 takes");
        for (String path :
                List.of("/openapi.json", "/openapi.yml", "/reports", "/reports/choices", "/tables", "/calls")) {
            assertThat(service.visitor().get(BASE + path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(service.visitor().get("sv/mina/api").uri().getPath())
                .as("led to log-in")
                .isNotEqualTo("/sv/mina/api");
    }

    /** What does not fit the description; a member that is not described is a fault. */
    private static List<?> faults(String schema, JsonNode answer) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$ref", "#/components/schemas/" + schema);
        whole.set("components", closed(document.path("components").deepCopy()));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(answer);
    }

    private static JsonNode closed(JsonNode node) {
        if (node.has("properties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(StaffApiIT::closed);
        return node;
    }
}
