package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

/** Parquet files of open tables as DuckDB reads them, against the CSV of the same selection. */
class ParquetIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String PAGE = "/sv/statistik/" + SampleReleases.TABLE;
    private static final String DATA = "/api/v2/tables/" + SampleReleases.TABLE + "/data";
    private static final String ALL =
            "ContentsCode=callers&ContentsCode=answeredShare&errand=TOT&errand=Feber,%20hosta&errand=okant&from=2021M01";
    private static final String COLUMNS = "careProvider, careProvider_name, errand, errand_name, period, metric,"
            + " coalesce(value::varchar, ''), coalesce(status, '')";

    @TempDir
    private Path folder;

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
    void aPagesFileHasTheRowsOfItsCsv(String selection) throws Exception {
        List<List<String>> csv = csv(app.get(PAGE + ".csv?" + selection).body());
        assertThat(csv).isNotEmpty();
        assertThat(query(
                        "select " + COLUMNS + " from '%s'",
                        app.file(PAGE + ".parquet?" + selection).body()))
                .isEqualTo(csv);
    }

    @Test
    void anAnswerOfTheApiHasTheRowsOfThePagesCsv() throws Exception {
        String selection = "?outputFormat=parquet&valueCodes[ContentsCode]=*&valueCodes[Tid]=*&valueCodes[errand]=*"
                + "&valueCodes[careProvider]=*";
        HttpResponse<byte[]> answer =
                app.file(DATA + selection.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.apache.parquet");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains(SampleReleases.TABLE + ".parquet"));
        List<List<String>> rows = query("select " + COLUMNS + " from '%s'", answer.body());
        assertThat(rows).isEqualTo(csv(app.get(PAGE + ".csv?" + ALL).body()));
        assertThat(rows)
                .anyMatch(row -> row.get(7).equals("c"))
                .anyMatch(row -> row.get(7).equals("s"));
    }

    @Test
    void saysTypesAndWhereItComesFrom() throws Exception {
        byte[] file = app.file("/en/statistik/" + SampleReleases.TABLE + ".parquet?from=2021M03")
                .body();
        assertThat(query(
                        "select distinct typeof(period_start), period_start, typeof(value), typeof(errand) from '%s'",
                        file))
                .containsExactly(List.of("DATE", "2021-03-01", "DOUBLE", "VARCHAR"));
        assertThat(query("select decode(key), decode(value) from parquet_kv_metadata('%s')", file))
                .contains(
                        List.of("table", SampleReleases.TABLE),
                        List.of("title", "Calls by care provider and errand"),
                        List.of("language", "en"),
                        List.of("source", "Tjänsteleverantören"),
                        List.of("licence", "https://creativecommons.org/publicdomain/zero/1.0/"),
                        List.of("updated", "2021-04-05T04:00:00Z"),
                        List.of("note.1", "The numbers are protected."));
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE_FILE, API_FILE})
    void readersThatFetchPartsCan(String address) throws Exception {
        byte[] whole = app.file(address).body();
        HttpResponse<Void> head = app.head(address);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(whole.length));
        assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertPart(address, "bytes=0-3", 0, 4, whole);
        assertPart(address, "bytes=100-", 100, whole.length, whole);
        assertPart(address, "bytes=-8", whole.length - 8, whole.length, whole);
        assertPart(address, "bytes=10-99999999", 10, whole.length, whole);
        assertThat(app.file(address, "Range", "bytes=" + whole.length + "-").statusCode())
                .isEqualTo(416);
        assertThat(app.file(address, "Range", "bytes=0-1,4-5").body()).isEqualTo(whole);
        assertThat(app.file(address, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .body())
                .isEqualTo(whole);
    }

    private static final String PAGE_FILE = PAGE + ".parquet";
    private static final String API_FILE = DATA + "?outputFormat=parquet";

    private static void assertPart(String address, String range, int from, int to, byte[] whole) throws Exception {
        HttpResponse<byte[]> part = app.file(address, "Range", range, "Accept-Encoding", "gzip");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Encoding")).contains("identity");
        assertThat(part.headers().firstValue("Content-Range"))
                .contains("bytes %d-%d/%d".formatted(from, to - 1, whole.length));
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
    }

    private List<List<String>> query(String sql, byte[] content) throws Exception {
        Path file = Files.write(folder.resolve("table.parquet"), content);
        List<List<String>> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet found = duckdb.createStatement().executeQuery(sql.formatted(file))) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(plain(found.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> csv(String text) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (CSVRecord row : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))) {
            rows.add(row.stream().map(ParquetIT::plain).toList());
        }
        return rows;
    }

    /** Numbers with one decimal at least, as DuckDB writes a double. */
    private static String plain(String text) {
        return text.matches("-?[0-9]+") && text.length() < 10 ? text + ".0" : text;
    }
}
