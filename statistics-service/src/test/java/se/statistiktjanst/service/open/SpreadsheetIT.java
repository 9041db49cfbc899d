package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

/** Workbooks as another library reads them, against the JSON-stat of the same selection. */
class SpreadsheetIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String PAGE = "/sv/statistik/" + SampleReleases.TABLE;
    private static final String DATA = "/api/v2/tables/" + SampleReleases.TABLE + "/data";
    private static final String ALL =
            "ContentsCode=callers&ContentsCode=answeredShare&errand=TOT&errand=Feber,%20hosta&errand=okant&from=2021M01";
    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(100, 10_000, 60, null));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "careProvider=TOT&from=2021M03", ALL})
    void aPagesWorkbookHasTheCellsOfItsJson(String selection) throws Exception {
        assertSame(read(PAGE + ".xlsx?" + selection), json(PAGE + ".json?" + selection));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "valueCodes[ContentsCode]=*&valueCodes[Tid]=*&valueCodes[errand]=*&valueCodes[careProvider]=*",
                "valueCodes[ContentsCode]=*&valueCodes[Tid]=top(1)&stub=Tid&heading=ContentsCode"
            })
    void anAnswerOfTheApiHasTheCellsOfItsJson(String selection) throws Exception {
        String path = DATA + "?lang=en&" + selection;
        assertSame(read(path + "&outputFormat=xlsx"), json(path));
    }

    @Test
    void saysOfTheTableWhatAReaderNeeds() throws Exception {
        List<List<String>> sv = lines(read(PAGE + ".xlsx?" + ALL), "Om tabellen");
        assertThat(sv)
                .contains(
                        List.of("Tabell", "Samtal efter vårdgivare och ärende"),
                        List.of("Not", "Talen är skyddade."),
                        List.of("Urval: ärende", "Totalt; Feber, hosta; Okänt"),
                        List.of("Urval: månad", "2021-01; 2021-02; 2021-03"),
                        List.of("Källa", "Tjänsteleverantören"),
                        List.of("Senast uppdaterad", "2021-04-05 06:00"),
                        List.of("Nästa publicering", "2021-05-05"),
                        List.of("Licens", "https://creativecommons.org/publicdomain/zero/1.0/"),
                        List.of("[c]", "Dold för att skydda enskilda. Det står inte för noll."),
                        List.of("[s]", "Särredovisas inte i perioden."));
        List<List<String>> en = lines(read(PAGE.replace("/sv/", "/en/") + ".xlsx"), "About the table");
        assertThat(en)
                .contains(List.of("Note", "The numbers are protected."), List.of("Source", "Tjänsteleverantören"))
                .as("only marks that stand in the table are explained")
                .noneMatch(line -> line.get(0).startsWith("["));
    }

    @Test
    void freezesTheHeadAndIsSentAsAFile() throws Exception {
        HttpResponse<byte[]> answer = app.file(PAGE + ".xlsx");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"samtal-vardgivare-arende.xlsx\"");
        assertThat(entry(answer.body(), "xl/worksheets/sheet1.xml")).contains("ySplit=\"1\"", "state=\"frozen\"");
        assertThat(app.get(PAGE).body()).contains("href=\"" + PAGE + ".xlsx\"");
    }

    @Test
    void refusesWhatTheOtherFormatsRefuse() throws Exception {
        assertThat(app.file("/sv/statistik/nix.xlsx").statusCode()).isEqualTo(404);
        assertThat(app.file(PAGE + ".xlsx?errand=nix").statusCode()).isEqualTo(400);
        assertThat(app.file(DATA + "?outputFormat=xlsx&valueCodes[Kon]=1").statusCode())
                .isEqualTo(400);
    }

    /** Values of the first sheet, row by row, in the order JSON-stat has them; marks where JSON-stat has a status. */
    private static void assertSame(byte[] workbook, JsonNode json) throws Exception {
        int columns = 1;
        for (JsonNode id : json.at("/extension/px/heading")) {
            columns *= json.at("/dimension/" + id.asText() + "/category/index").size();
        }
        int stub = json.at("/extension/px/stub").size();
        int at = 0;
        for (Row row : rows(workbook, "Data").subList(1, rows(workbook, "Data").size())) {
            assertThat(row.getCellCount()).isEqualTo(stub + columns);
            for (Cell cell : row.getCells(stub, stub + columns)) {
                JsonNode value = json.get("value").get(at);
                if (value.isNull()) {
                    assertThat(cell.getText())
                            .isEqualTo("[" + json.at("/status/" + at).asText() + "]");
                } else {
                    assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
                    assertThat(cell.asNumber()).isEqualByComparingTo(value.decimalValue());
                }
                at++;
            }
        }
        assertThat(at).isEqualTo(json.get("value").size()).isPositive();
    }

    private static List<List<String>> lines(byte[] workbook, String sheet) throws Exception {
        List<List<String>> lines = new ArrayList<>();
        rows(workbook, sheet).forEach(row -> lines.add(List.of(row.getCellText(0), row.getCellText(1))));
        return lines;
    }

    private static List<Row> rows(byte[] workbook, String name) throws Exception {
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            Sheet sheet = read.findSheet(name).orElseThrow();
            return sheet.read();
        }
    }

    private static String entry(byte[] zip, String name) throws Exception {
        Path file = Files.write(Files.createTempFile("workbook", ".xlsx"), zip);
        try (ZipFile opened = new ZipFile(file.toFile())) {
            return new String(opened.getInputStream(opened.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] read(String path) throws Exception {
        HttpResponse<byte[]> answer = app.file(encoded(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = app.get(encoded(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(answer.body());
    }

    private static String encoded(String path) {
        return path.replace("[", "%5B").replace("]", "%5D");
    }
}
