package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables for staff as page, file and API answer: the same figures, and only of what is covered. */
class StaffTablesIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String UNIT = "SE4499100016-2100";

    private static Visitor manager;
    private static Visitor controller;

    @BeforeAll
    static void logIn() throws Exception {
        manager = service.visitor().logIn("unit-manager");
        controller = service.visitor().logIn("controller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kon-alder?",
                "kon-alder?ContentsCode=calls&sex=1&sex=2&ageBand=30-44&ageBand=45-64&from=2021M01&to=2021M02",
                "kon-alder-enhet?sex=TOT&sex=1&sex=2",
                "samtal-kon-alder-enhet?ContentsCode=answered",
                "arende-mottagning?clinic=TOT&clinic=okant",
                "arende-alder?ContentsCode=events&ageBand=TOT&ageBand=65-79",
                "arende-kon-enhet?sex=1"
            })
    void pageFileAndApiHaveTheSameFigures(String query) throws Exception {
        JsonNode api = controller.json("api/staff/v1/tables/" + query);
        List<CSVRecord> csv = csv(controller, query.replace("?", ".csv?"));
        assertThat(api.get("rows")).isNotEmpty();
        assertThat(csv).hasSize(api.get("rows").size());
        String metric = api.at("/metrics/0/id").asText();
        List<String> figures = new ArrayList<>();
        for (int at = 0; at < csv.size(); at++) {
            JsonNode row = api.get("rows").get(at);
            JsonNode value = row.at("/values/" + metric);
            String status = row.at("/status/" + metric).asText();
            assertThat(csv.get(at).get("period")).isEqualTo(row.get("period").asText());
            assertThat(csv.get(at).get(metric)).isEqualTo(value.isNull() ? "" : value.asText());
            assertThat(csv.get(at).get(metric + "_status")).isEqualTo(status);
            assertThat(value.isNull()).isEqualTo(!status.equals("v"));
            figures.add(value.isNull() ? mark(status) : value.asText());
        }
        HttpResponse<String> page = controller.get("sv/mina/tabeller/" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(HtmlTable.rows(page.body()).stream()
                        .flatMap(List::stream)
                        .sorted()
                        .toList())
                .isEqualTo(figures.stream().sorted().toList());
    }

    @Test
    void everyTableHasFiguresAndNoNumberOfResidentsIsOneToFour() throws Exception {
        JsonNode tables = controller.json("api/staff/v1/tables").get("tables");
        assertThat(tables).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode table : tables) {
            JsonNode rows = controller
                    .json("api/staff/v1/tables/" + table.get("id").asText() + everything(table))
                    .get("rows");
            String residents = table.at("/metrics/0/id").asText();
            assertThat(rows)
                    .as(table.get("id").asText())
                    .anySatisfy(row ->
                            assertThat(row.at("/values/" + residents).asInt()).isGreaterThan(0))
                    .allSatisfy(row -> assertThat(row.at("/values/" + residents).asInt())
                            .matches(count -> count == 0 || count >= 5));
        }
    }

    @Test
    void totalsAreNearTheExactOnesOfTheReportsAndThePageSaysWhyTheyDiffer() throws Exception {
        int exact = controller
                .json("api/staff/v1/reports?metric=residents&grain=month&from=2021-01&to=2021-01")
                .at("/rows/0/values/residents")
                .asInt();
        int published = controller
                .json("api/staff/v1/tables/kon-alder?sex=TOT&from=2021M01&to=2021M01")
                .at("/rows/0/values/residents")
                .asInt();
        assertThat(exact).isGreaterThan(100);
        assertThat(published).isBetween(exact - 9, exact + 9);
        assertThat(controller.get("sv/mina/tabeller/kon-alder").body())
                .contains("Varför skiljer sig talen från rapporterna?");
        assertThat(controller.get("en/mina/tabeller/kon-alder").body())
                .contains("Why do the numbers differ from the reports?");
    }

    @Test
    void aManagerSeesTablesByUnitWithTheOwnUnitOnly() throws Exception {
        JsonNode tables = manager.json("api/staff/v1/tables").get("tables");
        assertThat(tables).isNotEmpty().allSatisfy(table -> {
            assertThat(table.at("/dimensions/0/id").asText()).isEqualTo("unit");
            assertThat(table.at("/dimensions/0/values")).hasSize(1);
            assertThat(table.at("/dimensions/0/values/0/code").asText()).isEqualTo(service.unit(UNIT));
        });
        assertThat(manager.json("api/staff/v1/tables/samtal-kon-alder-enhet").get("rows"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.at("/unit/code").asText()).isEqualTo(service.unit(UNIT)));
        assertThat(manager.get("api/staff/v1/tables/kon-alder").statusCode()).isEqualTo(404);
        assertThat(manager.get("sv/mina/tabeller/kon-alder").statusCode()).isEqualTo(404);
        assertThat(manager.get("sv/mina/tabeller/kon-alder.csv").statusCode()).isEqualTo(404);
        for (String unit : List.of("SE4499100016-3001", "SE4499100024-2100")) {
            assertThat(manager.get("api/staff/v1/tables/samtal-kon-alder-enhet?unit=" + service.unit(unit))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void anotherCareProvidersUnitsAreUnknown() throws Exception {
        String foreign = service.unit("SE4499100024-2100");
        assertThat(controller
                        .get("api/staff/v1/tables/kon-alder-enhet?unit=" + foreign)
                        .statusCode())
                .isEqualTo(400);
        assertThat(controller.get("api/staff/v1/tables").body()).doesNotContain(foreign);
    }

    @Test
    void aQuestionToTheReportsThatOnlyTablesAnswerIsLedThere() throws Exception {
        HttpResponse<String> page = controller.get("sv/mina/rapporter?metric=residents&by=sex&by=unit&grain=month");
        assertThat(page.uri().getPath()).isEqualTo("/sv/mina/tabeller");
        assertThat(page.body())
                .contains("De här har det du frågade efter", "/sv/mina/tabeller/kon-alder-enhet")
                .doesNotContain("/sv/mina/tabeller/kon-alder\"");
        assertThat(manager.get("sv/mina/rapporter?by=sex").body())
                .contains("De här har det du frågade efter", "/sv/mina/tabeller/kon-alder-enhet");
        assertThat(controller
                        .get("en/mina/rapporter?by=clinic&by=errand&grain=month")
                        .body())
                .contains("These have what you asked for", "/en/mina/tabeller/arende-mottagning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=sex&by=staff&grain=month | Siffror per medarbetare delas aldrig | never divided by sex",
                "by=sex&by=errand&clinic=x | Högst två av kön, ålder | At most two of sex",
                "by=age&grain=week | finns bara per månad | exist by month only",
                "by=errand&by=channel | bara delas per enhet därutöver | by unit besides, and by nothing else",
                "by=clinic&by=sex | Ingen tabell har den kombinationen | No table has this combination"
            })
    void aQuestionThatNoTableAnswersIsRefusedWithWhatCanBeAskedInstead(String asked) throws Exception {
        String[] parts = asked.split(" \\| ", -1);
        assertThat(controller.get("sv/mina/rapporter?" + parts[0]).body())
                .contains("Frågan kan inte besvaras.", parts[1], "De här tabellerna kommer närmast:");
        assertThat(controller.get("en/mina/rapporter?" + parts[0]).body())
                .contains("The question cannot be answered.", parts[2], "These tables come nearest:");
        HttpResponse<String> api = controller.get("api/staff/v1/reports?" + parts[0]);
        assertThat(api.statusCode()).isEqualTo(422);
        assertThat(api.body()).contains("published by month", "/api/staff/v1/tables/");
        assertThat(controller.get("sv/mina/rapporter.csv?" + parts[0]).statusCode())
                .isEqualTo(422);
    }

    @Test
    void eachLookIsInTheAccessLogAndTheListIsNone() throws Exception {
        long before = looks();
        controller.get("sv/mina/tabeller");
        assertThat(looks()).isEqualTo(before);
        controller.get("sv/mina/tabeller/kon-alder");
        controller.get("sv/mina/tabeller/kon-alder.csv");
        controller.get("api/staff/v1/tables/kon-alder");
        assertThat(looks()).isEqualTo(before + 3);
        Visitor officer = service.visitor().logIn("data-protection-officer");
        assertThat(officer.get("sv/mina/logg").body()).contains("Såg tabell");
    }

    @Test
    void anAggregateExportOfATableIsThePagesFileOfAllItsValues() throws Exception {
        Orders orders = new Orders(controller);
        String id = orders.placed(order("aggregate", "\"table\": \"kon-alder\""));
        orders.awaitReady(id);
        List<String> exported = new String(orders.fetch(id, "data.csv"), StandardCharsets.UTF_8)
                .lines()
                .sorted()
                .toList();
        JsonNode table = table(controller, "kon-alder");
        StringBuilder all = new StringBuilder("sv/mina/tabeller/kon-alder.csv" + everything(table));
        table.get("metrics")
                .forEach(metric ->
                        all.append("&ContentsCode=").append(metric.get("id").asText()));
        assertThat(exported)
                .hasSize(1 + 3 * 4 * 8)
                .isEqualTo(
                        controller.get(all.toString()).body().lines().sorted().toList());
        assertThat(new String(orders.fetch(id, "datapackage.json"), StandardCharsets.UTF_8))
                .contains("residents_status", "Skyddade siffror");
    }

    @Test
    void anExportOfATableIsRefusedInOtherFormsAndBeyondWhatIsCovered() throws Exception {
        String own = "\"table\": \"kon-alder-enhet\", \"unit\": \"%s\"".formatted(service.unit(UNIT));
        String foreign = own.replace(service.unit(UNIT), service.unit("SE4499100024-2100"));
        for (String refused : List.of(
                order("aggregate", "\"table\": \"nosuch\""),
                order("aggregate", "\"table\": \"kon-alder\", \"unit\": \"%s\"".formatted(service.unit(UNIT))),
                order("aggregate", foreign))) {
            assertThat(controller.post(Orders.ROOT, refused).statusCode()).isEqualTo(422);
        }
        Visitor analyst = service.visitor().logIn("analyst");
        assertThat(analyst.post(Orders.ROOT, order("pseudonymised", own)).body())
                .contains("/recipe/table");
        assertThat(manager.post(Orders.ROOT, order("aggregate", "\"table\": \"kon-alder-enhet\""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(manager.post(Orders.ROOT, order("aggregate", own)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void thePageOffersATableAsAnAggregateExport() throws Exception {
        String page = controller
                .get("sv/mina/tabeller/kon-alder?from=2021M01&to=2021M02")
                .body();
        String address = "mina/exporter?table=kon-alder&amp;from=2021-01&amp;to=2021-02";
        assertThat(page).contains(address, "Beställ hela tabellen som export");
        String order = controller.get("sv/" + address.replace("&amp;", "&")).body();
        assertThat(order).contains("<dd>Kön och ålder</dd>", "name=\"table\" value=\"kon-alder\"");
        assertThat(controller
                        .postForm(
                                "sv/mina/exporter",
                                "table",
                                "kon-alder",
                                "from",
                                "2021-01",
                                "to",
                                "2021-02",
                                "form",
                                "aggregate",
                                "purpose",
                                "statistics",
                                "purposeText",
                                "Uppföljning")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void isNotForVisitorsWithoutLogIn() throws Exception {
        for (String address : List.of("api/staff/v1/tables", "api/staff/v1/tables/kon-alder")) {
            assertThat(service.visitor().get(address).statusCode()).isEqualTo(401);
        }
        assertThat(service.visitor().get("api/v2/tables").body()).doesNotContain("kon-alder-enhet");
    }

    private static String order(String form, String selection) {
        return """
                {"form": "%s", "purpose": "statistics", "purposeText": "Uppföljning",
                 "recipe": {%s, "from": "2021-01", "to": "2021-03"}}
                """.formatted(form, selection);
    }

    private static JsonNode table(Visitor visitor, String id) throws Exception {
        for (JsonNode table : visitor.json("api/staff/v1/tables").get("tables")) {
            if (table.get("id").asText().equals(id)) {
                return table;
            }
        }
        throw new AssertionError("no table " + id);
    }

    /** Parameters that ask for every value of the call file's months. */
    private static String everything(JsonNode table) {
        StringBuilder all = new StringBuilder("?from=2021M01&to=2021M03");
        table.get("dimensions")
                .forEach(dimension -> dimension
                        .get("values")
                        .forEach(value -> all.append('&')
                                .append(dimension.get("id").asText())
                                .append('=')
                                .append(URLEncoder.encode(value.get("code").asText(), StandardCharsets.UTF_8))));
        return all.toString();
    }

    private static long looks() {
        return service.count("audit.entry where action = 'table.view'");
    }

    private static String mark(String status) {
        return switch (status) {
            case "n" -> "[z]";
            case "i" -> "[x]";
            default -> "[" + status + "]";
        };
    }

    private static List<CSVRecord> csv(Visitor visitor, String query) throws Exception {
        HttpResponse<String> answer = visitor.get("sv/mina/tabeller/" + query);
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
