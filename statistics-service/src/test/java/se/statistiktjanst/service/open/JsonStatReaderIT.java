package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

/**
 * JSON-stat as the reader finds it that clients use, jsonstat-toolkit: each cell with codes, value and state, against the
 * CSV of the same selection. The reader is fetched into {@code target}, in the version and with the checksum of
 * {@code src/test/resources/jsonstat/package-lock.json}. Without Node.js the test is skipped, and says so.
 */
class JsonStatReaderIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String DATA = "/api/v2/tables/" + SampleReleases.TABLE + "/data?";
    private static final Path FILES = Path.of(System.getProperty("basedir", ""), "src/test/resources/jsonstat")
            .toAbsolutePath();
    private static final Path READER =
            Path.of(System.getProperty("basedir", ""), "target/jsonstat").toAbsolutePath();
    private static final JsonMapper JSON = new JsonMapper();

    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                runs("node", "--version") && runs("npm", "--version"),
                "skipped: JSON-stat is read by jsonstat-toolkit; install Node.js 18 or newer with npm (package nodejs)");
        Files.createDirectories(READER);
        for (String file : List.of("package.json", "package-lock.json", "read.cjs")) {
            Files.copy(FILES.resolve(file), READER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(
                Files.exists(READER.resolve("node_modules/jsonstat-toolkit"))
                        || runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                "skipped: npm could not fetch jsonstat-toolkit; the test needs the npm registry once (see target/jsonstat)");
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(100, 10_000, 60, null));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "valueCodes[ContentsCode]=*&valueCodes[Tid]=*&valueCodes[errand]=*&valueCodes[careProvider]=*",
                "valueCodes[ContentsCode]=*&valueCodes[Tid]=top(1)&heading=ContentsCode&stub=Tid,careProvider"
            })
    void theToolkitFindsTheCellsOfTheCsv(String selection) throws Exception {
        String query = DATA + selection.replace("[", "%5B").replace("]", "%5D");
        Path file = Files.writeString(
                READER.resolve("dataset.json"), app.get(query + "&lang=en").body());
        JsonNode read = JSON.readTree(said("node", "read.cjs", file.toString()));
        assertThat(read.get("label").asText()).isEqualTo("Calls by care provider and errand");
        assertThat(read.get("time").get(0).asText()).isEqualTo("Tid");
        assertThat(read.get("metric").get(0).asText()).isEqualTo("ContentsCode");
        List<String> cells = new ArrayList<>();
        List<CSVRecord> rows = csv(app.get(query.replaceFirst("&heading=.*", "") + "&outputFormat=csv")
                .body());
        List<String> variables = new ArrayList<>(rows.get(0).toMap().keySet());
        variables.removeAll(List.of("value", "status"));
        for (JsonNode row : read.get("rows")) {
            List<String> cell = new ArrayList<>();
            variables.forEach(variable -> cell.add(row.get(variable).asText()));
            cell.add(row.get("value").isNull() ? "" : plain(row.get("value").asText()));
            cell.add(row.get("status").isNull() ? "" : row.get("status").asText());
            cells.add(String.join("|", cell));
        }
        assertThat(cells)
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .map(row -> {
                            List<String> cell = new ArrayList<>();
                            variables.forEach(variable -> cell.add(row.get(variable)));
                            cell.add(row.get("value").isEmpty() ? "" : plain(row.get("value")));
                            cell.add(row.get("status"));
                            return String.join("|", cell);
                        })
                        .toList());
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static List<CSVRecord> csv(String text) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = process(command);
            process.getInputStream().readAllBytes();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String said(String... command) throws Exception {
        Process process = process(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(Files.createDirectories(READER).toFile())
                .redirectErrorStream(true)
                .start();
    }
}
