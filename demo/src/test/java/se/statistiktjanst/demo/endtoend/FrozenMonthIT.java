package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** A published month in every format and language, before and after events came late, and after a restart. */
class FrozenMonthIT {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    private static final int FIRST = 1_200;
    private static final List<String> FORMATS = List.of("json-stat2", "csv", "html", "xlsx");

    private static Installation installation;

    @BeforeAll
    static void install() throws Exception {
        installation = Installation.make(db, Installation.newFolder("frozen"), URI.create("http://127.0.0.1:9/demo"));
        installation.prepare();
    }

    @Test
    void aFrozenMonthStaysAsItIsWhateverComesLateAndAfterARestart() throws Exception {
        List<String> lines = Files.readAllLines(Installation.CALLS);
        imported("first.csv", lines.get(0), lines.subList(1, FIRST));
        installation.command("publish", "--period", "2021M01");
        Map<String, String> published = served();
        assertThat(published).hasSizeGreaterThan(7 * 2 * FORMATS.size());

        // Many of them in January, which was published without them.
        imported("late.csv", lines.get(0), lines.subList(FIRST, 3_000));
        assertThat(facts()).isEqualTo(2_999);
        installation.command("publish", "--period", "2021M01");
        assertThat(served()).isEqualTo(published);
    }

    private static long facts() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from event.fact")
                        .mapTo(Long.class)
                        .one());
    }

    private static void imported(String name, String head, List<String> calls) throws Exception {
        Path file = installation.folder().resolve(name);
        Files.write(file, Stream.concat(Stream.of(head), calls.stream()).toList());
        assertThat(installation.command("import", "--mapping", "calls-2021q1", "--historical", file.toString()))
                .contains("conflicts 0 + refused 0");
    }

    /** What a server started for it says of January, by address. */
    private static Map<String, String> served() throws Exception {
        Run server = installation.server();
        try {
            Visitor visitor = new Visitor(installation.address());
            Map<String, String> answers = new TreeMap<>();
            for (String table : tables()) {
                for (String language : List.of("sv", "en")) {
                    String data = "api/v2/tables/" + table + "/data?lang=" + language
                            + "&valueCodes%5BContentsCode%5D=*&valueCodes%5BTid%5D=2021M01" + everything(table);
                    for (String format : FORMATS) {
                        String address = data + "&outputFormat=" + format;
                        answers.put(address, answer(visitor, address, format.equals("xlsx")));
                    }
                    for (String suffix : List.of("", ".csv", ".json", ".xlsx")) {
                        String address = language + "/statistik/" + table + suffix + "?from=2021M01&to=2021M01";
                        String answer = answer(visitor, address, suffix.equals(".xlsx"));
                        // The head of a page tells of today; its figures do not.
                        answers.put(
                                address,
                                suffix.isEmpty() ? HtmlTable.rows(answer).toString() : answer);
                    }
                }
            }
            return answers;
        } finally {
            server.stop();
        }
    }

    private static String answer(Visitor visitor, String address, boolean workbook) throws Exception {
        if (workbook) {
            return Workbook.read(visitor.download(address)).rows().toString();
        }
        HttpResponse<String> answer = visitor.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> tables() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select id from open.cube order by id")
                        .mapTo(String.class)
                        .list());
    }

    private static String everything(String table) {
        return db
                .superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select distinct dimension from open.dimension_value where cube_id = :id order by 1")
                        .bind("id", table)
                        .map((row, context) -> "&valueCodes%5B" + row.getString(1) + "%5D=*")
                        .list())
                .stream()
                .reduce("", String::concat);
    }
}
