package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as page, file and API answer: the same figures, those of the call file, and only of what is covered. */
class ReportsIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String QUARTER = "&from=2021-01&to=2021-03&service=phone-advice";

    private static Visitor manager;
    private static Visitor controller;
    private static CallFile file;

    @BeforeAll
    static void logIn() throws Exception {
        manager = service.visitor().logIn("unit-manager");
        controller = service.visitor().logIn("controller");
        file = CallFile.read();
    }

    @Test
    void mediansPercentilesAndSharesOfTheQuarterAreThoseOfTheCallFile() throws Exception {
        JsonNode row = report(
                        controller,
                        "metric=calls&metric=medianWait&metric=wait90&metric=answeredWithin60&metric=meanWait&grain=quarter")
                .get("rows")
                .get(0);
        List<Integer> waits = file.answered().calls().stream()
                .map(call -> Integer.valueOf(call.get("Speed of answer in seconds")))
                .sorted()
                .toList();
        assertThat(row.get("period").asText()).isEqualTo("2021-Q1");
        assertThat(row.at("/values/calls").asInt()).isEqualTo(5000);
        assertThat(row.at("/values/medianWait").asInt()).isEqualTo(waits.get((waits.size() + 1) / 2 - 1));
        assertThat(row.at("/values/wait90").asInt()).isEqualTo(waits.get((int) Math.ceil(waits.size() * 0.9) - 1));
        assertThat(row.at("/values/answeredWithin60").asInt())
                .isEqualTo((int) waits.stream().filter(wait -> wait <= 60).count());
        assertThat(row.at("/values/meanWait").asText()).isEqualTo("67.52");
    }

    @Test
    void hoursOfTheDayAreThoseOfTheCallFile() throws Exception {
        JsonNode rows = report(controller, "metric=calls&by=hour&grain=whole").get("rows");
        TreeMap<String, Long> hours = file.calls().stream()
                .collect(Collectors.groupingBy(
                        call -> call.get("Time").substring(0, 2), TreeMap::new, Collectors.counting()));
        assertThat(byCode(rows, "/hour/code", "calls")).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report=samtal&from=2021-01&to=2021-03",
                "report=svarstider&from=2021-01&to=2021-12",
                "report=enheter&from=2021-01&to=2021-03",
                "report=invanare&compare=before&from=2021-01&to=2021-03",
                "report=hemlan&from=2021-01&to=2021-03",
                "report=tjanster&organisation=now&from=2021-01&to=2021-03",
                "report=kanaler&grain=week&from=2021-02-01&to=2021-03-14",
                "metric=events&by=division&grain=year&from=2021-01&to=2026-11&organisation=now"
            })
    void pageFileAndApiHaveTheSameFigures(String query) throws Exception {
        JsonNode api = controller.json("api/staff/v1/reports?" + query);
        List<CSVRecord> csv = csv(controller, query);
        assertThat(csv).isNotEmpty().hasSize(api.get("rows").size());
        List<String> figures = new ArrayList<>();
        for (int at = 0; at < csv.size(); at++) {
            JsonNode row = api.get("rows").get(at);
            assertThat(csv.get(at).get("period")).isEqualTo(row.get("period").asText());
            for (JsonNode metric : api.get("metrics")) {
                String id = metric.get("id").asText();
                JsonNode value = row.at("/values/" + id);
                assertThat(csv.get(at).get(id)).as(id).isEqualTo(value.isNull() ? "" : value.asText());
                figures.add(value.isNull() ? "–" : value.asText());
            }
        }
        HttpResponse<String> page = controller.get("sv/mina/rapporter?" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        // The page also has a 0 or a dash where a period or member has no events.
        assertThat(HtmlTable.rows(page.body()).stream()
                        .flatMap(List::stream)
                        .map(cell -> cell.replaceFirst("mot .*", ""))
                        .filter(cell -> !cell.equals("0") && !cell.equals("–"))
                        .sorted()
                        .toList())
                .isEqualTo(figures.stream()
                        .filter(figure -> !figure.equals("0") && !figure.equals("–"))
                        .sorted()
                        .toList());
    }

    @Test
    void saysThatFiguresPerStaffMemberAreOffInsteadOfThatThereAreNone() throws Exception {
        String page = "sv/mina/rapporter?report=medarbetare" + QUARTER;
        assertThat(manager.get(page).body()).doesNotContain("är avstängda");
        service.superuser()
                .useHandle(handle -> handle.execute(
                        "create table kept as table registry.staff_informed; delete from registry.staff_informed"));
        try {
            assertThat(manager.get(page).body())
                    .contains("är avstängda tills")
                    .doesNotContain("Det finns inga händelser");
        } finally {
            service.superuser()
                    .useHandle(handle ->
                            handle.execute("insert into registry.staff_informed table kept; drop table kept"));
        }
    }

    @Test
    void comparesEachMonthWithTheOneBeforeIt() throws Exception {
        JsonNode rows = controller
                .json("api/staff/v1/reports?metric=calls&from=2021-01&to=2021-03&service=phone-advice&compare=before")
                .get("rows");
        List<Long> calls = IntStream.rangeClosed(1, 3)
                .mapToObj(month -> (long) file.in("2021-0" + month).calls().size())
                .toList();
        assertThat(rows.get(0).at("/before/calls").isNull()).isTrue();
        assertThat(rows.get(1).at("/before/calls").asLong()).isEqualTo(calls.get(0));
        assertThat(rows.get(2).at("/before/calls").asLong()).isEqualTo(calls.get(1));
    }

    @Test
    void theManagerSeesTheUnitsStaffAndTheControllerDoesNot() throws Exception {
        String staff = "metric=answered&by=staff&grain=quarter" + QUARTER;
        JsonNode rows = manager.json("api/staff/v1/reports?" + staff).get("rows");
        assertThat(byCode(rows, "/staff/name/sv", "answered"))
                .isEqualTo(file.answered().calls().stream()
                        .collect(
                                Collectors.groupingBy(call -> call.get("Agent"), TreeMap::new, Collectors.counting())));
        assertThat(controller.get("api/staff/v1/reports?" + staff).statusCode()).isEqualTo(403);
        HttpResponse<String> page = controller.get("sv/mina/rapporter?" + staff);
        assertThat(page.body()).contains("Frågan kan inte besvaras").doesNotContain("Furumo");
    }

    @Test
    void aManagerSeesTheOwnUnitOnlyAndNothingOfEventsWithoutUnit() throws Exception {
        String own = service.unit("SE4499100016-2100");
        JsonNode rows = manager.json("api/staff/v1/reports?metric=events&by=unit&grain=year&from=2021-01&to=2026-11")
                .get("rows");
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.at("/unit/code").asText()).isEqualTo(own));
        String foreign = service.unit("SE4499100024-2100");
        String other = service.unit("SE4499100016-3001");
        for (String unit : List.of(foreign, other, "nosuchunit")) {
            assertThat(manager.get("api/staff/v1/reports?metric=events&unit=" + unit)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(controller
                        .get("api/staff/v1/reports?metric=events&unit=" + foreign)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhyAQuestionHasNoExactAnswer() throws Exception {
        String query = "metric=residents&grain=week" + QUARTER;
        HttpResponse<String> api = controller.get("api/staff/v1/reports?" + query);
        assertThat(api.statusCode()).isEqualTo(422);
        assertThat(api.body()).contains("ask for whole months, quarters or years");
        HttpResponse<String> page = controller.get("sv/mina/rapporter?" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Måttet Invånare räknas för hela månader")
                .doesNotContain("ask for whole months", "<td");
        assertThat(controller.get("en/mina/rapporter?" + query).body()).contains("is counted for whole months");
        assertThat(controller.get("api/staff/v1/reports?metric=nosuch").statusCode())
                .isEqualTo(422);
        assertThat(controller.get("api/staff/v1/reports?by=nosuch").statusCode())
                .isEqualTo(400);
        assertThat(controller.get("api/staff/v1/reports?from=2021-13").statusCode())
                .isEqualTo(400);
        assertThat(controller.get("api/staff/v1/reports?report=nosuch").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aQuestionThatIsNoneComesBackInTheFormWithTheReason() throws Exception {
        String query = "metric=callers&by=unit&from=2021-03&to=2021-01";
        HttpResponse<String> page = controller.get("sv/mina/rapporter?" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Perioden måste sluta efter att den börjar")
                .contains("value=\"callers\" checked")
                .doesNotContain("<td");
        assertThat(controller
                        .get("sv/mina/rapporter?metric=callers&by=unit&by=hour&by=staff")
                        .body())
                .contains("Välj högst 2 uppdelningar");
        assertThat(controller.get("sv/mina/rapporter.csv?" + query).statusCode())
                .isEqualTo(400);
        HttpResponse<String> api = controller.get("api/staff/v1/reports?" + query);
        assertThat(api.statusCode()).isEqualTo(400);
        assertThat(api.body()).contains("to must not be before from");
    }

    @Test
    void eachLookIsInTheAccessLogAndSeenByThoseWhoAreMeasured() throws Exception {
        manager.get("sv/mina/rapporter?metric=answered&by=staff&grain=quarter" + QUARTER);
        Visitor officer = service.visitor().logIn("data-protection-officer");
        assertThat(officer.get("sv/mina/logg").body()).contains("Såg en rapport");
        assertThat(service.visitor()
                        .logIn("staff-member")
                        .get("sv/mina/min-statistik")
                        .body())
                .contains("Såg en rapport");
    }

    @Test
    void isNotForVisitorsWithoutLogIn() throws Exception {
        assertThat(service.visitor().get("api/staff/v1/reports").statusCode()).isEqualTo(401);
    }

    /** The first word of a member and a figure of each row. */
    private static Map<String, Long> byCode(JsonNode rows, String member, String metric) {
        Map<String, Long> figures = new TreeMap<>();
        rows.forEach(row -> figures.put(
                row.at(member).asText().replaceFirst(" .*", ""),
                row.at("/values/" + metric).asLong()));
        return figures;
    }

    private static JsonNode report(Visitor visitor, String query) throws Exception {
        return visitor.json("api/staff/v1/reports?" + query + QUARTER);
    }

    private static List<CSVRecord> csv(Visitor visitor, String query) throws Exception {
        HttpResponse<String> answer = visitor.get("sv/mina/rapporter.csv?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer.body()))
                .getRecords();
    }
}
