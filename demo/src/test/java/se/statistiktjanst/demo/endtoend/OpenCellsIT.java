package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/** Every published cell of the quarter, in the database and wherever the public sees it. */
class OpenCellsIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final Set<String> PERSONS = Set.of("residents", "callers");
    private static final Map<String, String> MARKS = Map.of("[c]", "c", "[u]", "u", "[x]", "i", "[z]", "n", "[s]", "s");

    /** A cell as stored. */
    public record Cell(
            String cube, String period, List<String> codes, List<@Nullable Double> measures, String states) {}

    private static final Map<String, JsonNode> cubes = new HashMap<>();
    private static List<Cell> cells = List.of();
    private static List<Fact> facts = List.of();
    private static KeyTree keys;

    @BeforeAll
    static void read() {
        keys = service.installation().keys();
        facts = Fact.ofTheQuarter(service.superuser());
        service.superuser().useHandle(handle -> {
            handle.createQuery("select id, definition::text from open.cube")
                    .map((row, context) -> cubes.put(row.getString(1), json(row.getString(2))))
                    .list();
            cells = handle.createQuery("""
                            select r.cube_id as cube, r.period, c.codes, c.measures, c.states
                            from open.cell c join open.release r on r.id = c.release_id
                            where r.period in ('2021M01', '2021M02', '2021M03', '2021K1', '2021')
                            """)
                    .map(ConstructorMapper.of(Cell.class))
                    .list();
        });
    }

    @Test
    void everyTableOfTheCatalogueIsPublishedForEachPeriod() {
        assertThat(facts).hasSize(5000);
        assertThat(cubes).hasSizeGreaterThanOrEqualTo(7);
        Set<String> published =
                cells.stream().map(cell -> cell.cube() + " " + cell.period()).collect(Collectors.toSet());
        assertThat(published)
                .hasSize(cubes.keySet().stream()
                        .mapToInt(id -> periods(id).size())
                        .sum());
    }

    @Test
    void everyCellIsTheTrueFigurePlusTheNoiseOfItsResidents() throws Exception {
        int noisy = 0;
        for (Cell cell : cells) {
            List<Fact> behind = behind(cell);
            if (cell.states().matches("n+")) {
                assertThat(behind).as(cell.toString()).isEmpty();
                continue;
            }
            TrueCell expected = new TrueCell(behind, keys);
            List<String> metrics = ids(cube(cell.cube()), "metrics");
            for (int at = 0; at < metrics.size(); at++) {
                Integer population = population(cell);
                TrueCell.Expected metric = population == null
                        ? expected.metric(metrics.get(at), null)
                        : expected.metricAtHome(metrics.get(at), population);
                assertThat(cell.states().charAt(at))
                        .as("%s of %s", metrics.get(at), cell)
                        .isEqualTo(metric.state());
                assertThat(cell.measures().get(at))
                        .as("%s of %s", metrics.get(at), cell)
                        .isEqualTo(metric.number());
            }
            noisy += expected.noise() == 0 ? 0 : 1;
        }
        assertThat(noisy).as("cells with noise").isGreaterThan(100);
    }

    /** That of 31 December 2020, from the file itself; none for a cell of no home county. */
    private static @Nullable Integer population(Cell cell) throws IOException {
        int at = ids(cube(cell.cube()), "dimensions").indexOf("residentCounty");
        String row = "2020," + (at < 0 ? "" : cell.codes().get(at)) + ",";
        return Files.readAllLines(Installation.CONFIG.resolve("registry/population.csv")).stream()
                .filter(line -> line.startsWith(row))
                .map(line -> Integer.valueOf(line.substring(row.length())))
                .findFirst()
                .orElse(null);
    }

    @Test
    void noPersonCountFromOneToFourIsPublished() {
        int counts = 0;
        for (Cell cell : cells) {
            List<String> metrics = ids(cube(cell.cube()), "metrics");
            for (int at = 0; at < metrics.size(); at++) {
                Double number = cell.measures().get(at);
                if (PERSONS.contains(metrics.get(at)) && number != null) {
                    counts++;
                    assertThat(number)
                            .as(cell.toString())
                            .satisfiesAnyOf(
                                    none -> assertThat(none).isZero(),
                                    some -> assertThat(some).isGreaterThanOrEqualTo(5));
                }
            }
        }
        assertThat(counts).isGreaterThan(500);
    }

    @Test
    void pageFileAndJsonShowTheStoredCells() throws Exception {
        Visitor visitor = service.visitor();
        for (String id : new TreeSet<>(cubes.keySet())) {
            List<String> metrics = ids(cube(id), "metrics");
            String all = everything(id)
                    + metrics.stream().map(metric -> "&ContentsCode=" + metric).collect(Collectors.joining());
            List<CSVRecord> file = records(visitor.get("sv/statistik/" + id + ".csv?" + all));
            assertStored(id, file);
            assertSame(file, visitor.json("sv/statistik/" + id + ".json?" + all));
            assertThat(figures(Workbook.read(visitor.download("sv/statistik/" + id + ".xlsx?" + all)), id))
                    .as("workbook of %s", id)
                    .isEqualTo(plain(file));
            for (String metric : metrics) {
                HttpResponse<String> page =
                        visitor.get("sv/statistik/" + id + "?" + everything(id) + "&ContentsCode=" + metric);
                List<String> shown = HtmlTable.rows(page.body()).stream()
                        .flatMap(List::stream)
                        .map(text -> MARKS.getOrDefault(text, text))
                        .toList();
                List<String> inFile = file.stream()
                        .filter(row -> row.get("metric").equals(metric))
                        .map(row -> row.get("status").isEmpty() ? row.get("value") : row.get("status"))
                        .toList();
                assertThat(shown).as("%s of %s", metric, id).isEqualTo(inFile);
            }
        }
    }

    /** Page, files and API for selections taken at random: each shows what the file for machines has. */
    @Test
    void aDownloadEqualsTheScreenForASampleOfSelections() throws Exception {
        Random random = new Random(20210131);
        Visitor visitor = service.visitor();
        int cells = 0;
        for (String id : new TreeSet<>(cubes.keySet())) {
            for (int n = 0; n < 3; n++) {
                Map<String, List<String>> selection = selection(id, random);
                String page = query(
                        selection,
                        (name, codes) -> codes.stream()
                                .map(code -> name + "=" + encoded(code))
                                .collect(Collectors.joining("&")));
                String from = "sv/statistik/" + id;
                String shown = "?" + page + fromTo(id);
                List<CSVRecord> file = records(visitor.get(from + ".csv" + shown));
                cells += file.size();
                assertSame(file, visitor.json(from + ".json" + shown));
                assertThat(shownOn(visitor.get(from + shown))).as(from + shown).isEqualTo(plain(file));
                assertThat(figures(Workbook.read(visitor.download(from + ".xlsx" + shown)), id))
                        .isEqualTo(plain(file));
                String data = "api/v2/tables/" + id + "/data?lang=" + (n == 0 ? "en" : "sv") + "&"
                        + query(
                                selection,
                                (name, codes) -> "valueCodes%5B" + name + "%5D="
                                        + codes.stream()
                                                .map(code -> "%5B" + encoded(code) + "%5D")
                                                .collect(Collectors.joining(",")))
                        + "&valueCodes%5BTid%5D=" + String.join(",", periods(id));
                assertSame(file, visitor.json(data));
                assertThat(records(visitor.get(data + "&outputFormat=csv")).stream()
                                .map(OpenCellsIT::figure)
                                .toList())
                        .isEqualTo(file.stream().map(OpenCellsIT::figure).toList());
                assertThat(shownOn(visitor.get(data + "&outputFormat=html"))).isEqualTo(plain(file));
                assertThat(figures(Workbook.read(visitor.download(data + "&outputFormat=xlsx")), id))
                        .isEqualTo(plain(file));
            }
        }
        assertThat(cells).isGreaterThan(200);
    }

    /** One to three codes of each dimension, in the order of the table, and one metric. */
    private static Map<String, List<String>> selection(String id, Random random) {
        Map<String, List<String>> selection = new LinkedHashMap<>();
        for (String dimension : ids(cube(id), "dimensions")) {
            List<String> codes = service.superuser()
                    .withHandle(handle -> handle.createQuery(
                                    "select code from open.dimension_value where cube_id = :id and dimension = :dimension"
                                            + " order by position, code")
                            .bind("id", id)
                            .bind("dimension", dimension)
                            .mapTo(String.class)
                            .list());
            Set<String> chosen = new TreeSet<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                chosen.add(codes.get(random.nextInt(codes.size())));
            }
            selection.put(dimension, codes.stream().filter(chosen::contains).toList());
        }
        List<String> metrics = ids(cube(id), "metrics");
        selection.put("ContentsCode", List.of(metrics.get(random.nextInt(metrics.size()))));
        return selection;
    }

    private static String query(
            Map<String, List<String>> selection, BiFunction<String, List<String>, String> parameter) {
        return selection.entrySet().stream()
                .map(variable -> parameter.apply(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private static List<String> shownOn(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return HtmlTable.rows(page.body()).stream()
                .flatMap(List::stream)
                .map(OpenCellsIT::plain)
                .toList();
    }

    private static List<String> figures(Workbook workbook, String id) {
        // To the left stand the dimensions and the metric.
        return workbook.figures(ids(cube(id), "dimensions").size() + 1).stream()
                .map(OpenCellsIT::plain)
                .toList();
    }

    private static List<String> plain(List<CSVRecord> file) {
        return file.stream().map(row -> plain(figure(row))).toList();
    }

    private static String figure(CSVRecord row) {
        return row.get("status").isEmpty() ? row.get("value") : row.get("status");
    }

    /** A number without zeros at its end, or the letter of a mark. */
    private static String plain(String text) {
        return text.matches("-?[0-9.]+")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : MARKS.getOrDefault(text, text);
    }

    /** Those of a table that the facts are of; the quarter is all there is of the year. */
    private static List<String> periods(String id) {
        return switch (cube(id).get("timeUnit").textValue()) {
            case "quarter" -> List.of("2021K1");
            case "year" -> List.of("2021");
            default -> List.of("2021M01", "2021M02", "2021M03");
        };
    }

    private static String fromTo(String id) {
        List<String> periods = periods(id);
        return "&from=" + periods.get(0) + "&to=" + periods.get(periods.size() - 1);
    }

    private static JsonNode cube(String id) {
        return Objects.requireNonNull(cubes.get(id), id);
    }

    private static List<Fact> behind(Cell cell) {
        List<String> dimensions = ids(cube(cell.cube()), "dimensions");
        return facts.stream()
                .filter(fact -> !cell.period().contains("M") || fact.period().equals(cell.period()))
                .filter(fact -> {
                    for (int at = 0; at < dimensions.size(); at++) {
                        String code = cell.codes().get(at);
                        if (!code.equals("TOT") && !code.equals(fact.code(dimensions.get(at)))) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    /** The numbers of the file against those of the database, with as many decimals as the metric has. */
    private static void assertStored(String id, List<CSVRecord> file) {
        Map<List<String>, Cell> stored = cells.stream()
                .filter(cell -> cell.cube().equals(id))
                .collect(Collectors.toMap(cell -> place(cell.period(), cell.codes()), cell -> cell));
        List<String> metrics = ids(cube(id), "metrics");
        List<String> dimensions = ids(cube(id), "dimensions");
        assertThat(file).hasSize(stored.size() * metrics.size());
        for (CSVRecord row : file) {
            Cell cell = stored.get(
                    place(row.get("period"), dimensions.stream().map(row::get).toList()));
            assertThat(cell).as(row.toString()).isNotNull();
            int at = metrics.indexOf(row.get("metric"));
            JsonNode metric = cube(id).get("metrics").get(at);
            Double number = cell.measures().get(at);
            assertThat(row.get("status"))
                    .isEqualTo(number == null ? cell.states().substring(at, at + 1) : "");
            if (number == null) {
                assertThat(row.get("value")).isEmpty();
            } else {
                double factor = metric.get("share").asBoolean() ? 100 : 1;
                double half = 0.5 * Math.pow(10, -metric.get("decimals").asInt());
                assertThat(new BigDecimal(row.get("value")).doubleValue())
                        .isCloseTo(number * factor, org.assertj.core.data.Offset.offset(half + 1e-9));
            }
        }
    }

    private static void assertSame(List<CSVRecord> file, JsonNode cube) {
        List<String> values = new ArrayList<>();
        JsonNode shown = cube.get("value");
        for (int at = 0; at < shown.size(); at++) {
            JsonNode status = cube.path("status").path(String.valueOf(at));
            values.add(shown.get(at).isNull() ? status.asText() : shown.get(at).asText());
        }
        assertThat(values)
                .isEqualTo(file.stream()
                        .map(row -> row.get("status").isEmpty() ? row.get("value") : row.get("status"))
                        .toList());
    }

    private static List<String> place(String period, List<String> codes) {
        List<String> place = new ArrayList<>(codes);
        place.add(period);
        return place;
    }

    /** The parameters that ask for all codes of a table and all periods of the quarter. */
    private static String everything(String id) {
        return service
                .superuser()
                .withHandle(handle -> handle.createQuery(
                                "select dimension, code from open.dimension_value where cube_id = :id order by 1, 2")
                        .bind("id", id)
                        .map((row, context) ->
                                row.getString(1) + "=" + URLEncoder.encode(row.getString(2), StandardCharsets.UTF_8))
                        .list())
                .stream()
                .collect(Collectors.joining("&", "", fromTo(id)));
    }

    private static List<String> ids(JsonNode cube, String list) {
        return StreamSupport.stream(cube.get(list).spliterator(), false)
                .map(item -> item.get("id").textValue())
                .toList();
    }

    private static List<CSVRecord> records(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer.body()))
                .getRecords();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
