package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The known answers of the call file, the same wherever the manager of the unit looks. */
class FiguresIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final List<String> MONTHS = List.of("2021-01", "2021-02", "2021-03");

    private static Visitor manager;
    private static String selection;
    private static String unit;
    private static CallFile file;

    @BeforeAll
    static void logIn() throws Exception {
        manager = service.visitor().logIn("unit-manager");
        unit = service.unit("SE4499100016-2100");
        selection = "unit=" + unit + "&from=2021-01&to=2021-03";
        file = CallFile.read();
    }

    @Test
    void theFileHasTheAnswersThatArePublishedWithIt() {
        assertThat(file.figures()).startsWith("5000", "4054", "946", "3646", "67.52");
        assertThat(file.resolved().calls()).hasSize(3646);
        assertThat(file.of("Jim").calls()).hasSize(666);
    }

    @Test
    void thePageShowsTheFiguresOfTheUnitAndOfEachAgentPerMonth() throws Exception {
        HttpResponse<String> page = manager.get("sv/mina/statistik?" + selection);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Rådgivningen Granmark", "Jim Furumo", "SE4499100016-jim");
        List<List<String>> expected = new ArrayList<>();
        MONTHS.forEach(month -> expected.add(file.in(month).figures()));
        expected.add(file.figures());
        for (String agent : file.agents()) {
            MONTHS.forEach(month -> expected.add(file.of(agent).in(month).figures()));
            expected.add(file.of(agent).figures());
        }
        assertThat(HtmlTable.rows(page.body())).isEqualTo(expected);
        assertThat(page.body()).contains(">5\u00a0000<", ">4\u00a0054<", ">946<", ">3\u00a0646<", ">67,52<", ">666<");
    }

    @Test
    void theFileOfThePageGivesTheKnownFigures() throws Exception {
        assertKnown(records(csv()));
    }

    @Test
    void theApiGivesTheFiguresOfTheFile() throws Exception {
        JsonNode rows = manager.json("api/staff/v1/calls?" + selection).get("rows");
        List<CSVRecord> lines = records(csv());
        assertThat(rows).hasSameSizeAs(lines);
        for (int at = 0; at < lines.size(); at++) {
            JsonNode row = rows.get(at);
            lines.get(at)
                    .toMap()
                    .forEach((column, text) ->
                            assertThat(row.get(column).asText("")).as(column).isEqualTo(text));
        }
    }

    @Test
    void theAggregateExportIsTheFileOfThePageByteForByte() throws Exception {
        Orders orders = new Orders(manager);
        String id = orders.place("aggregate", unit, "");
        orders.awaitReady(id);
        String data = new String(orders.fetch(id, "data.csv"), StandardCharsets.UTF_8);
        assertThat(data).isEqualTo(csv());
        assertKnown(records(data));
    }

    @Test
    void aUnitWhoseStaffAreNotInformedIsGivenAsAWholeOnThePageAndInTheFile() throws Exception {
        service.superuser()
                .useHandle(handle -> handle.execute(
                        "create table kept as table registry.staff_informed; delete from registry.staff_informed"));
        try {
            List<CSVRecord> rows = records(csv());
            assertThat(rows)
                    .hasSize(MONTHS.size())
                    .allMatch(row -> row.get("staff").isEmpty());
            List<List<String>> shown =
                    HtmlTable.rows(manager.get("sv/mina/statistik?" + selection).body());
            for (int month = 0; month < MONTHS.size(); month++) {
                List<String> expected = file.in(MONTHS.get(month)).figures();
                assertThat(shown.get(month)).isEqualTo(expected);
                assertThat(rows.get(month).get("calls")).isEqualTo(expected.get(0));
                assertThat(rows.get(month).get("meanWait")).isEqualTo(expected.get(4));
            }
            assertThat(shown).as("months and the whole").hasSize(MONTHS.size() + 1);
        } finally {
            service.superuser()
                    .useHandle(handle ->
                            handle.execute("insert into registry.staff_informed table kept; drop table kept"));
        }
    }

    private static void assertKnown(List<CSVRecord> rows) {
        assertThat(rows).hasSize(MONTHS.size() * file.agents().size());
        assertThat(sum(rows, "calls")).isEqualTo(5000);
        assertThat(sum(rows, "answered")).isEqualTo(4054);
        assertThat(sum(rows, "abandoned")).isEqualTo(946);
        assertThat(sum(rows, "resolved")).isEqualTo(3646);
        List<CSVRecord> jim =
                rows.stream().filter(row -> row.get("given_name").equals("Jim")).toList();
        assertThat(sum(jim, "calls")).isEqualTo(666);
        for (CSVRecord row : rows) {
            assertThat(Stream.of("calls", "answered", "abandoned", "resolved", "meanWait", "meanTalk")
                            .map(row::get)
                            .toList())
                    .isEqualTo(
                            file.of(row.get("given_name")).in(row.get("month")).figures());
        }
        // A row's mean is rounded, so what the rows give together is rounded once more.
        BigDecimal seconds = rows.stream()
                .map(row -> new BigDecimal(row.get("meanWait")).multiply(new BigDecimal(row.get("answered"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(seconds.divide(BigDecimal.valueOf(4054), 2, RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal("67.52"));
    }

    private static long sum(List<CSVRecord> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    private static String csv() throws Exception {
        HttpResponse<String> answer = manager.get("sv/mina/statistik.csv?" + selection);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }
}
