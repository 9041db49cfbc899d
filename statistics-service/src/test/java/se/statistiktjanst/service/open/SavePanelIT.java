package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

/** What the panel Spara gives to copy leads to the cells that the page shows. */
class SavePanelIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> MARKS = Map.of("[c]", "c", "[u]", "u", "[x]", "i", "[z]", "n", "[s]", "s");
    private static final Pattern ADDRESS = Pattern.compile("[\"'](http://[^\"']+)[\"']");
    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, 10_000, 60, null));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Selections with a comma in a code, a hidden and an uncertain cell, one that is missing, and a share. */
    static Stream<String> pages() {
        String table = "/statistik/" + SampleReleases.TABLE;
        return Stream.of(
                        table,
                        table + "?errand=Feber%2C+hosta&errand=okant&careProvider=TOT&careProvider=SE2321000016-A001",
                        table + "?errand=TOT&errand=okant&ContentsCode=answeredShare&from=2021M02&to=2021M02",
                        table + "?last=1",
                        table + "?careProvider=OVRIGA&errand=okant&from=2021M02&to=2021M03&compare=year")
                .flatMap(page -> Stream.of("/sv" + page, "/en" + page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void asChosenEverythingGivesTheCellsOfThePage(String path) throws Exception {
        String page = page(path);
        List<String> cells = cells(page);
        assertThat(cells).isNotEmpty();

        assertThat(jsonStat(app.get(relative(copied(page, "save-get"))))).isEqualTo(cells);
        assertThat(jsonStat(app.post(relative(copied(page, "save-post")), copied(page, "save-body"))))
                .isEqualTo(cells);
        assertThat(cells(page(relative(copied(page, "save-link"))))).isEqualTo(cells);
        for (String snippet : List.of("save-r", "save-python", "save-power-query")) {
            assertThat(csv(app.get(relative(addressIn(copied(page, snippet))))))
                    .as(snippet)
                    .isEqualTo(cells);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkAndCallMeanTheSameTime(String path) throws Exception {
        for (String time : List.of("new", "latest")) {
            String page = page(path + (path.contains("?") ? "&" : "?") + "time=" + time);
            List<String> linked = cells(page(relative(copied(page, "save-link"))));

            assertThat(jsonStat(app.get(relative(copied(page, "save-get")))))
                    .as(time)
                    .isEqualTo(linked);
            assertThat(jsonStat(app.post(relative(copied(page, "save-post")), copied(page, "save-body"))))
                    .as(time)
                    .isEqualTo(linked);
        }
    }

    @Test
    void timeIsWrittenAsTheApisExpressions() throws Exception {
        String path = "/sv/statistik/" + SampleReleases.TABLE + "?from=2021M01&to=2021M02&time=";

        assertThat(copied(page(path + "chosen"), "save-get")).endsWith("valueCodes%5BTid%5D=2021M01,2021M02");
        assertThat(copied(page(path + "new"), "save-get")).endsWith("valueCodes%5BTid%5D=from(2021M01)");
        assertThat(copied(page(path + "latest"), "save-get")).endsWith("valueCodes%5BTid%5D=top(2)");
        assertThat(copied(page(path + "new"), "save-link")).endsWith("?from=2021M01");
        assertThat(copied(page(path + "latest"), "save-link")).endsWith("?last=2");
        assertThat(cells(page("/sv/statistik/" + SampleReleases.TABLE + "?last=2")))
                .containsExactly("2005", "3005", "2105", "3105", "2205", "3205");
    }

    @Test
    void theFrameShowsTheSameTableAndLeadsBackToIt() throws Exception {
        String path = "/sv/statistik/" + SampleReleases.TABLE + "?errand=Feber%2C+hosta&careProvider=TOT";
        String page = page(path);
        String frame = copied(page, "save-embed");
        assertThat(frame)
                .startsWith("<iframe src=\"" + app.origin() + "/embed/sv/")
                .contains("&amp;");

        HttpResponse<String> embedded = app.get(relative(addressIn(frame).replace("&amp;", "&")));

        assertThat(embedded.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("frame-ancestors *"));
        assertThat(app.get(path).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("frame-ancestors 'none'"));
        assertThat(cells(embedded.body())).isEqualTo(cells(page));
        assertThat(embedded.body())
                .contains("href=\"/sv/statistik/" + SampleReleases.TABLE + "?errand=")
                .doesNotContain("site-nav");
    }

    @Test
    void aFrameOfNothingSaysSoAsAPage() throws Exception {
        HttpResponse<String> answer = app.get("/embed/en/statistik/none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html lang=\"en\"");
    }

    /** A shell runs it as it is copied. */
    @Test
    void theCurlCommandFetchesTheCells(@TempDir Path folder) throws Exception {
        String page = page("/sv/statistik/" + SampleReleases.TABLE + "?errand=Feber%2C+hosta&errand=TOT");

        Process shell = new ProcessBuilder("sh", "-c", copied(page, "save-curl"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();

        assertThat(shell.waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
        assertThat(csv(Files.readString(folder.resolve("data.csv")))).isEqualTo(cells(page));
    }

    @Test
    void refusesANumberOfPeriodsThatIsNone() throws Exception {
        assertThat(app.get("/sv/statistik/" + SampleReleases.TABLE + "?last=-1").statusCode())
                .isEqualTo(400);
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = app.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** What stands in a block to copy. */
    private static String copied(String page, String id) {
        Matcher block =
                Pattern.compile("(?s)<pre id=\"" + id + "\">(.*?)</pre>").matcher(page);
        assertThat(block.find()).as(id).isTrue();
        return block.group(1)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String addressIn(String code) {
        Matcher address = ADDRESS.matcher(code);
        assertThat(address.find()).as(code).isTrue();
        return address.group(1);
    }

    private static String relative(String address) {
        assertThat(address).startsWith(app.origin() + "/");
        return address.substring(app.origin().length());
    }

    private static List<String> cells(String page) {
        String table = page.substring(page.indexOf("id=\"tabell\""));
        Matcher cell = Pattern.compile("(?s)<td(?: data-value=\"([^\"]*)\")?>(.*?)</td>")
                .matcher(table.substring(0, table.indexOf("</table>")));
        List<String> cells = new ArrayList<>();
        while (cell.find()) {
            String mark = cell.group(2).replaceAll("<[^>]*>", "").strip();
            cells.add(cell.group(1) == null ? MARKS.get(mark) : number(cell.group(1)));
        }
        return cells;
    }

    private static List<String> jsonStat(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode root = JSON.readTree(answer.body());
        List<String> cells = new ArrayList<>();
        for (JsonNode value : root.get("value")) {
            cells.add(
                    value.isNull()
                            ? root.get("status")
                                    .get(String.valueOf(cells.size()))
                                    .asText()
                            : number(value.asText()));
        }
        return cells;
    }

    private static List<String> csv(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return csv(answer.body());
    }

    private static List<String> csv(String text) throws Exception {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .stream()
                .map(row -> row.get("status").isEmpty() ? number(row.get("value")) : row.get("status"))
                .toList();
    }

    /** Formats differ in whether they write 60.0 or 60. */
    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
