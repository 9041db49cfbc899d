package se.statistiktjanst.service.open.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.service.open.OpenApp;
import se.statistiktjanst.service.open.SampleReleases;
import se.statistiktjanst.service.open.api.ApiLimits;

/** The description of the API against the classes that answer and against what they answer. */
class OpenApiDocumentIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "/api/v2";
    private static final java.nio.file.Path SOURCES =
            java.nio.file.Path.of("src/main/java/se/statistiktjanst/service/open");
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static final String TABLE = "/tables/" + SampleReleases.TABLE;
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

    @Test
    void hasExactlyTheCallsOfTheResourceClasses() {
        assertThat(calls().keySet()).isEqualTo(methods().keySet());
    }

    @Test
    void hasTheParametersThatTheMethodsTake() {
        Map<String, Method> methods = methods();
        calls().forEach((call, operation) -> {
            Set<String> annotated = Arrays.stream(
                            Objects.requireNonNull(methods.get(call)).getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                    .map(parameter -> parameter.getAnnotation(QueryParam.class).value())
                    .collect(Collectors.toCollection(TreeSet::new));
            // These read the whole query string: see the next test.
            if (!annotated.isEmpty() || !call.matches(".*/data")) {
                assertThat(queryParameters(operation)).as(call).isEqualTo(annotated);
            }
        });
    }

    @Test
    void hasTheParametersThatAreReadFromTheQueryString() throws IOException {
        Set<String> read = matches(
                "api", Pattern.compile("(?:getFirst|containsKey|getOrDefault|list)\\((?:parameters, )?\"([a-z]+)\""));
        read.addAll(matches("api", Pattern.compile("\"([a-z]+)\\[\"")));
        Set<String> described = calls().entrySet().stream()
                .filter(call -> call.getKey().endsWith("/data"))
                .flatMap(call -> queryParameters(call.getValue()).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(read).hasSizeGreaterThan(5);
    }

    @Test
    void namesEveryParameterOfAPath() {
        DOCUMENT.root().path("paths").properties().forEach(path -> {
            Set<String> inPath = Pattern.compile("\\{(\\w+)}")
                    .matcher(path.getKey())
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
            Set<String> described = items(path.getValue().path("parameters"))
                    .map(DOCUMENT::resolved)
                    .map(parameter -> parameter.path("name").asText())
                    .collect(Collectors.toSet());
            assertThat(described).as(path.getKey()).isEqualTo(inPath);
        });
    }

    @Test
    void listsTheProblemsThatTheApiThrows() throws IOException {
        Set<String> thrown = matches(".", Pattern.compile("ProblemCode\\.([A-Z_]+)"));
        Set<String> listed = items(DOCUMENT.root().path("x-problems"))
                .map(problem -> problem.path("code").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(thrown);
    }

    @Test
    void listsTheFormatsOfTheConfiguration() throws Exception {
        Set<String> formats =
                items(get("/config").path("dataFormats")).map(JsonNode::asText).collect(Collectors.toSet());
        Set<String> described = items(DOCUMENT.root().at("/components/parameters/outputFormat/schema/enum"))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());

        assertThat(described).isEqualTo(formats);
        for (String format : formats) {
            String type = app.get(BASE + TABLE + "/data?outputFormat=" + format)
                    .headers()
                    .firstValue("Content-Type")
                    .orElseThrow();
            assertThat(DOCUMENT.root()
                            .at("/paths/~1tables~1{id}~1data/get/responses/200/content")
                            .has(type.replaceFirst(";.*", "")))
                    .as(type)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Config, /config",
        "Tables, /tables",
        "Table, /tables/samtal-vardgivare-arende",
        "Dataset, /tables/samtal-vardgivare-arende/metadata",
        "Dataset, /tables/samtal-vardgivare-arende/data?valueCodes[errand]=*&valueCodes[ContentsCode]=*&valueCodes[Tid]=*",
        "ResolvedSelection, /tables/samtal-vardgivare-arende/defaultselection",
        "Problem, /tables/none",
        "Problem, /codelists/none"
    })
    void answersAreAsDescribed(String schema, String path) throws Exception {
        assertThat(faults(schema, get(path))).isEmpty();
    }

    @Test
    void savedQueriesAreAsDescribed() throws Exception {
        JsonNode example =
                DOCUMENT.root().at("/paths/~1savedqueries/post/requestBody/content/application~1json/example");
        HttpResponse<String> saved =
                app.post(BASE + "/savedqueries", example.toString().replace("samtal-kon-alder", SampleReleases.TABLE));
        JsonNode query = JSON.readTree(saved.body());

        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(faults("SavedQuery", example)).isEmpty();
        assertThat(faults("SavedQuery", query)).isEmpty();
        assertThat(faults(
                        "ResolvedSelection",
                        get("/savedqueries/" + query.path("id").asText() + "/selection")))
                .isEmpty();
    }

    @Test
    void theExampleOfABodyIsTaken() throws Exception {
        JsonNode example =
                DOCUMENT.root().at("/paths/~1tables~1{id}~1data/post/requestBody/content/application~1json/example");

        assertThat(faults("Selection", example)).isEmpty();
        assertThat(app.post(BASE + TABLE + "/data", example.toString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void examplesAreAsDescribed() {
        DOCUMENT.root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> items(schema.getValue().path("examples"))
                        .forEach(example -> assertThat(faults(schema.getKey(), example))
                                .as(schema.getKey())
                                .isEmpty()));
    }

    /** So that the tests above can fail. */
    @Test
    void anAnswerWithAnotherFieldWouldBeNoticed() throws Exception {
        ObjectNode table = (ObjectNode) get(TABLE);

        assertThat(faults("Table", table.deepCopy().put("surprise", 1))).isNotEmpty();
        assertThat(faults("Table", table.deepCopy().without("label"))).isNotEmpty();
    }

    @Test
    void everythingSaidToPeopleIsSaidInSwedishToo() {
        calls().forEach((call, operation) -> {
            assertThat(operation.path("x-sv").asText()).as(call).isNotEmpty();
            assertThat(operation.has("x-sv-description")).as(call).isEqualTo(operation.has("description"));
            parameters(operation)
                    .filter(parameter -> parameter.has("description"))
                    .forEach(parameter ->
                            assertThat(parameter.path("x-sv").asText()).as(call).isNotEmpty());
        });
        items(DOCUMENT.root().path("x-problems"))
                .forEach(problem -> assertThat(problem.path("x-sv").asText())
                        .as("%s", problem)
                        .isNotEmpty());
    }

    @Test
    void isServedAsItIsAndAsJson() throws Exception {
        assertThat(app.get(BASE + "/openapi.yml").body()).isEqualTo(DOCUMENT.yaml());
        assertThat(get("/openapi.json")).isEqualTo(DOCUMENT.root());
        assertThat(app.get(BASE + "/OpenApi.json").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(app.get(BASE + "/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"sv", "en"})
    void thePageForPeopleHasEveryCallAndItsExamplesWork(String language) throws Exception {
        String page = app.get("/" + language + "/api").body();

        assertThat(calls().keySet())
                .allSatisfy(call -> assertThat(page)
                        .contains("<span class=\"tag\">" + call.split(" ", 2)[0] + "</span> <code>"
                                + call.split(" ", 2)[1] + "</code>"));
        items(DOCUMENT.root().path("x-problems"))
                .map(problem -> ProblemCode.valueOf(problem.path("code").asText()))
                .forEach(code -> assertThat(page).contains(code.title(Locale.ENGLISH)));
        Matcher example = Pattern.compile("<a href=\"(/api/v2/[^\"]*)\">").matcher(page);
        int examples = 0;
        while (example.find()) {
            examples++;
            assertThat(app.get(example.group(1).replace("&amp;", "&")).statusCode())
                    .as(example.group(1))
                    .isEqualTo(200);
        }
        assertThat(examples).isGreaterThan(6);
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(app.get(BASE + path).body());
    }

    /** {@code GET /tables} and so on, with what the document says of it. */
    private static Map<String, JsonNode> calls() {
        Map<String, JsonNode> calls = new HashMap<>();
        DOCUMENT.root()
                .path("paths")
                .properties()
                .forEach(path -> Stream.of("get", "post")
                        .filter(path.getValue()::has)
                        .forEach(method -> calls.put(
                                method.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                path.getValue().get(method))));
        return calls;
    }

    /** The same, from the annotations of the classes. */
    private static Map<String, Method> methods() {
        Map<String, Method> methods = new HashMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.statistiktjanst.service")) {
            if (type.isAnnotatedWith(Path.class)
                    && type.getAnnotationOfType(Path.class).value().startsWith(BASE)) {
                String path = type.getAnnotationOfType(Path.class).value().substring(BASE.length());
                for (Method method : type.reflect().getDeclaredMethods()) {
                    Path rest = method.getAnnotation(Path.class);
                    String full = path + (rest == null ? "" : rest.value());
                    if (method.isAnnotationPresent(GET.class)) {
                        methods.put("GET " + full, method);
                    } else if (method.isAnnotationPresent(POST.class)) {
                        methods.put("POST " + full, method);
                    }
                }
            }
        }
        return methods;
    }

    private static Set<String> queryParameters(JsonNode operation) {
        return parameters(operation)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> !parameter.path("x-without-effect").asBoolean())
                .map(parameter -> parameter.path("name").asText().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> parameters(JsonNode operation) {
        return items(operation.path("parameters")).map(DOCUMENT::resolved);
    }

    /** What is found in the sources of a folder, deeper folders included. */
    private static Set<String> matches(String folder, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.walk(SOURCES.resolve(folder))) {
            for (java.nio.file.Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    /** What does not fit the description; a member that is not described is a fault. */
    private static List<?> faults(String schema, JsonNode answer) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$ref", "#/components/schemas/" + schema);
        whole.set("components", closed(DOCUMENT.root().path("components").deepCopy()));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(answer);
    }

    private static JsonNode closed(JsonNode node) {
        if (node.has("properties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(OpenApiDocumentIT::closed);
        return node;
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
