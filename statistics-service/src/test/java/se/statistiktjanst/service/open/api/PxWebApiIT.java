package se.statistiktjanst.service.open.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.OpenApp;
import se.statistiktjanst.service.open.SampleReleases;

class PxWebApiIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TABLE = "/api/v2/tables/" + SampleReleases.TABLE;
    private static final String DATA = TABLE + "/data";
    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(30, 10_000, 60, null));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "config.json, /api/v2/config",
        "tables.json, /api/v2/tables",
        "table.json, /api/v2/tables/samtal-vardgivare-arende?lang=en",
        "metadata.json, /api/v2/tables/samtal-vardgivare-arende/metadata",
        "defaultselection.json, /api/v2/tables/samtal-vardgivare-arende/defaultselection",
        "data.json, /api/v2/tables/samtal-vardgivare-arende/data?lang=en"
    })
    void answersAsInTheFixture(String fixture, String path) throws Exception {
        HttpResponse<String> answer = app.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(pretty(answer.body())).isEqualTo(fixture(fixture));
    }

    @Test
    void selectsByExpressions() throws Exception {
        JsonNode data = json(app.get(
                DATA + "?valueCodes[careProvider]=se*,OVRIGA&valueCodes[errand]=[Feber, hosta]".replace(" ", "%20")
                        + "&valueCodes[ContentsCode]=callers&valueCodes[Tid]=top(2)"));

        assertThat(ids(data)).containsExactly("careProvider", "errand", "ContentsCode", "Tid");
        assertThat(data.get("size")).hasToString("[2,1,1,2]");
        assertThat(data.get("value")).hasToString("[2115,null,2215,3215]");
        assertThat(data.get("status")).hasToString("{\"1\":\"c\"}");
    }

    @Test
    void leavesADimensionOutByItsPublishedTotal() throws Exception {
        JsonNode data =
                json(app.get(DATA + "?valueCodes[errand]=*&valueCodes[ContentsCode]=callers&valueCodes[Tid]=2021M01"));

        assertThat(ids(data)).containsExactly("errand", "ContentsCode", "Tid");
        assertThat(data.get("value")).hasToString("[1005,1015,1025]");
    }

    @Test
    void takesNamesInAnyCaseAndUnencodedBrackets() throws Exception {
        JsonNode data = json(app.get("/API/v2/Tables/" + SampleReleases.TABLE.toUpperCase(Locale.ROOT)
                + "/DATA?VALUECODES[TID]=TOP(1)&ValueCodes%5Bcontentscode%5D=CALLERS&LANG=EN"));

        assertThat(data.get("value")).hasToString("[3005]");
        assertThat(data.get("label").asText()).isEqualTo("Calls by care provider and errand");
    }

    @Test
    void postsASelection() throws Exception {
        String selection = """
                {"selection": [
                   {"variableCode": "careProvider", "codelist": null, "valueCodes": ["*"]},
                   {"variableCode": "ContentsCode", "valueCodes": ["answeredShare"]},
                   {"variableCode": "Tid", "valueCodes": ["[range(2021M01,2021M02)]"]}],
                 "placement": {"heading": ["ContentsCode"], "stub": ["Tid", "careProvider"]}}
                """;

        JsonNode data = json(app.post(DATA, selection));

        assertThat(ids(data)).containsExactly("Tid", "careProvider", "ContentsCode");
        assertThat(data.get("value")).hasToString("[50.0,53.0,56.0,60.0,63.0,66.0]");
    }

    @Test
    void writesCsvWithARowForEachCellUnlessPlaced() throws Exception {
        String query = DATA + "?outputFormat=csv&valueCodes[careProvider]=SE*&valueCodes[errand]=F*"
                + "&valueCodes[ContentsCode]=*&valueCodes[Tid]=bottom(2,1)";

        HttpResponse<String> csv = app.get(query);

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(csv.body()).isEqualTo("""
                careProvider,errand,ContentsCode,Tid,value,status
                SE2321000016-A001,"Feber, hosta",callers,2021M02,2115,
                SE2321000016-A001,"Feber, hosta",callers,2021M03,,c
                SE2321000016-A001,"Feber, hosta",answeredShare,2021M02,64.0,
                SE2321000016-A001,"Feber, hosta",answeredShare,2021M03,,c
                """.replace("\n", "\r\n"));
        assertThat(app.get(query + "&heading=Tid&outputFormatParams=UseTexts,SeparatorSemicolon,IncludeTitle")
                        .body())
                .startsWith("""
                        "Samtal efter vårdgivare och ärende"
                        vårdgivare;ärende;mått;2021-02;2021-02 status;2021-03;2021-03 status
                        Region Norr;Feber, hosta;Inringare;2115;;;c
                        """.replace("\n", "\r\n"));
    }

    @Test
    void writesHtmlWithMarksInHiddenCells() throws Exception {
        HttpResponse<String> html = app.get(DATA + "?outputFormat=html&valueCodes[careProvider]=*&valueCodes[errand]=F*"
                + "&valueCodes[ContentsCode]=callers&valueCodes[Tid]=2021M03");

        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(html.body())
                .contains("<td>3015</td>")
                .contains("<th scope=\"row\">Region Norr</th>")
                .contains("<td>[c]</td>")
                .doesNotContain("style");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Unsupported language | /api/v2/tables?lang=no",
                "404 | Non-existent table | /api/v2/tables/nix",
                "404 | Non-existent table | /api/v2/tables/nix/data",
                "404 | Non-existent page | /api/v2/tables?pageNumber=2",
                "404 | Non-existent codelist | /api/v2/codelists/agg_x",
                "404 | Not found | /api/v2/savedqueries/AAAA",
                "404 | Not found | /api/v2/nothing",
                "400 | Bad request | /api/v2/tables?pastDays=x",
                "400 | Missing selection for mandantory variable | DATA?valueCodes[Tid]=*",
                "400 | Missing selection for mandantory variable | DATA?valueCodes[ContentsCode]=*",
                "400 | Non-existent variable | DATA?valueCodes[Kon]=1",
                "400 | Non-existent value | DATA?valueCodes[Tid]=2020M01&valueCodes[ContentsCode]=*",
                "400 | Illegal selection expression | DATA?valueCodes[Tid]=top(x)&valueCodes[ContentsCode]=*",
                "400 | Too many cells selected | DATA?valueCodes[Tid]=*&valueCodes[ContentsCode]=*&valueCodes[errand]=*&valueCodes[careProvider]=*",
                "406 | Format not available | DATA?outputFormat=px"
            })
    void namesProblemsAsClientsMatchThem(int status, String title, String path) throws Exception {
        HttpResponse<String> answer = app.get(path.replace("DATA", DATA));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(json(answer).get("title").asText()).isEqualTo(title);
    }

    @Test
    void refusesABodyThatIsNoSelection() throws Exception {
        assertThat(app.post(DATA, "{").statusCode()).isEqualTo(400);
        assertThat(app.post(DATA, "[1]").statusCode()).isEqualTo(400);
        assertThat(app.post("/api/v2/savedqueries", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void doesNotLookAtUnknownParameters() throws Exception {
        assertThat(app.get(DATA + "?lang=sv&foo=bar&codelist[errand]=vs_x&outputFormatParams=Odd")
                        .body())
                .isEqualTo(app.get(DATA).body());
        assertThat(json(app.post(DATA, "{\"selection\": [], \"foo\": 1}"))).isEqualTo(json(app.get(DATA)));
    }

    @Test
    void findsTablesByWordsAndDays() throws Exception {
        assertThat(found("query=ärende%20SAMTAL")).isEqualTo(1);
        assertThat(found("query=recept")).isZero();
        assertThat(found("pastDays=6")).isEqualTo(1);
        assertThat(found("pastDays=5")).isZero();
        assertThat(found("includeDiscontinued=true&pageSize=1")).isEqualTo(1);
    }

    @Test
    void theDefaultSelectionSelectsWhatNoSelectionDoes() throws Exception {
        String selection = app.get(TABLE + "/defaultselection").body();

        assertThat(json(app.post(DATA, selection))).isEqualTo(json(app.get(DATA)));
    }

    /** Selections as the page writes them and as the API does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "ContentsCode=answeredShare | valueCodes[ContentsCode]=answeredShare&valueCodes[careProvider]=*"
                        + "&valueCodes[errand]=TOT&valueCodes[Tid]=*",
                "ContentsCode=callers&errand=TOT&errand=okant&careProvider=OVRIGA"
                        + " | valueCodes[ContentsCode]=callers&valueCodes[careProvider]=OVRIGA"
                        + "&valueCodes[errand]=TOT*,OKANT&valueCodes[Tid]=*",
                "careProvider=SE2321000016-A001&errand=Feber%2C%20hosta&from=2021M02"
                        + " | valueCodes[ContentsCode]=callers&valueCodes[careProvider]=SE*"
                        + "&valueCodes[errand]=[Feber%2C%20hosta]&valueCodes[Tid]=from(2021M02)"
            })
    void pageFilesAndApiShowTheSameNumbers(String pageQuery, String apiQuery) throws Exception {
        String page = "/sv/statistik/" + SampleReleases.TABLE;
        List<String> fromPage = matches(
                "<td(?: data-value=\"([^\"]*)\")?>",
                app.get(page + "?" + pageQuery).body());
        List<String> fromPageCsv = matches(
                "(?m),([^,\r\n]*),[a-z]?\r?$",
                app.get(page + ".csv?" + pageQuery).body());
        JsonNode fromPageJson = json(app.get(page + ".json?" + pageQuery));
        JsonNode fromApi = json(app.get(DATA + "?" + apiQuery));
        List<String> fromApiCsv = matches(
                "(?m),([^,\r\n]*),[a-z]?\r?$",
                app.get(DATA + "?outputFormat=csv&" + apiQuery).body());
        List<String> fromApiHtml = matches(
                "<td>(?:\\[.]|([^<]*))</td>",
                app.get(DATA + "?outputFormat=html&" + apiQuery).body());

        assertThat(fromApi).isEqualTo(fromPageJson);
        assertThat(fromApiCsv).isNotEmpty().isEqualTo(fromPageCsv).isEqualTo(fromApiHtml);
        assertThat(numbers(fromPage)).isEqualTo(numbers(fromApiCsv));
        assertThat(numbers(values(fromApi))).isEqualTo(numbers(fromApiCsv));
    }

    @Test
    void aSavedQueryIsItsIdAndFollowsTheTime() throws Exception {
        HttpResponse<String> saved = app.post("/api/v2/savedqueries", """
                {"tableId": "samtal-vardgivare-arende", "language": "en", "outputFormat": "csv",
                 "outputFormatParams": ["UseTexts"],
                 "selection": {"selection": [
                    {"variableCode": "ContentsCode", "valueCodes": ["callers"]},
                    {"variableCode": "Tid", "valueCodes": ["top(1)"]}]}}
                """);
        String id = json(saved).get("id").asText();
        String path = "/api/v2/savedqueries/" + id;

        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(saved.headers().firstValue("Location")).hasValue(app.origin() + path + "?lang=en");
        assertThat(json(app.get(path))).isEqualTo(json(saved));
        assertThat(json(app.get(path + "/selection")).get("selection"))
                .hasToString("[{\"variableCode\":\"ContentsCode\",\"valueCodes\":[\"callers\"]},"
                        + "{\"variableCode\":\"Tid\",\"valueCodes\":[\"2021M03\"]}]");
        assertThat(app.get(path + "/data").body()).isEqualTo("measure,month,value,status\r\nCallers,2021-03,3005,\r\n");
        assertThat(json(app.get(path + "/data?outputFormat=json-stat2&lang=sv")).get("value"))
                .hasToString("[3005]");
    }

    @Test
    void aQueryThatIsTooLongOrSelectsNothingIsNotSaved() throws Exception {
        String query = "{\"tableId\": \"samtal-vardgivare-arende\", \"selection\": {\"selection\":"
                + "[{\"variableCode\": \"Tid\", \"valueCodes\": [\"%s\"]},"
                + "{\"variableCode\": \"ContentsCode\", \"valueCodes\": [%s]}]}}";
        StringBuilder many = new StringBuilder("\"*\"");
        for (int n = 1; n < 4000; n++) {
            many.append(",\"top(").append(n * 7919L % 999_983).append(")\"");
        }

        assertThat(app.post("/api/v2/savedqueries", query.formatted("*", many)).statusCode())
                .isEqualTo(413);
        assertThat(app.post("/api/v2/savedqueries", query.formatted("2020M01", "\"*\""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCopyIsGoodUntilSomethingIsPublished() throws Exception {
        HttpResponse<String> first = app.get(DATA);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();

        HttpResponse<String> second = app.get(DATA, "If-None-Match", tag);

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.headers().firstValue("ETag")).hasValue(tag);
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValue("public, max-age=300, stale-while-revalidate=86400");
        assertThat(app.get(DATA, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(app.get(DATA, "If-None-Match", "\"x\"", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRevisionChangesTheTag() throws Exception {
        String before =
                app.get(TABLE + "/metadata").headers().firstValue("ETag").orElseThrow();
        Jdbi superuser = db.superuserJdbi();
        SampleReleases.revise(db.jdbi(DatabaseRole.PUBLISHER));
        try {
            OpenApp.awaitPublication();
            HttpResponse<String> after = app.get(TABLE + "/metadata", "If-None-Match", before);

            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(json(after).get("updated").asText()).isEqualTo("2021-04-20T04:00:00Z");
        } finally {
            superuser.useTransaction(handle -> {
                handle.execute(
                        "delete from open.cell where release_id in (select id from open.release where version = 2)");
                handle.execute("delete from open.release where version = 2");
            });
            OpenApp.awaitPublication();
        }
    }

    @Test
    void letsScriptsOfOtherSitesIn() throws Exception {
        HttpResponse<String> preflight = app.preflight(DATA);

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET, HEAD, POST, OPTIONS");
        assertThat(app.get("/sv/").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void refusesTheCallThatIsOneTooMany() throws Exception {
        try (OpenApp strict = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, 2, 60, null))) {
            assertThat(strict.get("/api/v2/config").headers().firstValue("RateLimit-Remaining"))
                    .hasValue("1");
            strict.get("/api/v2/config");
            HttpResponse<String> third = strict.get("/api/v2/config");

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(json(third).get("title").asText()).isEqualTo("Too many requests");
            assertThat(strict.get("/sv/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theOpenRoleReadsNothingButTheOpenSchema() {
        Jdbi open = db.jdbi(DatabaseRole.OPEN);
        List<String> others = db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                        where schemaname not in ('open', 'pg_catalog', 'information_schema')
                        order by 1
                        """).mapTo(String.class).list());

        assertThat(others).hasSizeGreaterThan(20);
        assertThat(others.stream().filter(table -> reads(open, table)))
                .as("the clock's offset and the schema's version, nothing about anybody")
                .containsExactly("operation.clock_offset", "operation.schema_history");
    }

    @Test
    void theOpenRoleChangesNothing() {
        for (String table : List.of("cube", "dimension_value", "release", "cell", "notice")) {
            assertThatThrownBy(() ->
                            db.jdbi(DatabaseRole.OPEN).useHandle(handle -> handle.execute("delete from open." + table)))
                    .hasMessageContaining("permission denied");
        }
    }

    private static boolean reads(Jdbi jdbi, String table) {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1 from " + table + " limit 1"));
            return true;
        } catch (JdbiException e) {
            assertThat(e).hasMessageContaining("permission denied");
            return false;
        }
    }

    private static int found(String query) throws Exception {
        return json(app.get("/api/v2/tables?" + query)).get("tables").size();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static List<String> ids(JsonNode dataset) {
        return StreamSupport.stream(dataset.get("id").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> values(JsonNode dataset) {
        return StreamSupport.stream(dataset.get("value").spliterator(), false)
                .map(value -> value.isNull() ? "" : value.asText())
                .toList();
    }

    private static List<Double> numbers(List<String> texts) {
        return texts.stream()
                .map(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text))
                .toList();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? "" : found.group(1))
                .toList();
    }

    private static String pretty(String body) throws Exception {
        return JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(JSON.readTree(body))
                        .replace(app.origin(), "http://localhost")
                + "\n";
    }

    private static String fixture(String name) throws Exception {
        try (InputStream in = PxWebApiIT.class.getResourceAsStream("/pxweb/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
