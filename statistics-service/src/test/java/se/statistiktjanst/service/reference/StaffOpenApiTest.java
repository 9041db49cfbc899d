package se.statistiktjanst.service.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.service.open.reference.OpenApiDocument;
import se.statistiktjanst.statistics.engine.Against;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.Organisation;
import se.statistiktjanst.statistics.engine.Split;

/** The description of the staff API against the classes that answer. Against their answers it is held by StaffApiIT. */
class StaffOpenApiTest {
    private static final String BASE = "/api/staff/v1";
    private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("src/main/java/se/statistiktjanst/service");
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load(StaffReferenceComponent.class);

    /** What gives no figures: the log, the record of processing, requests of data subjects, and the description. */
    private static final Set<String> NO_FIGURES = Set.of(
            "/log",
            "/processing-record",
            "/erasures",
            "/erasures/{id}",
            "/subjects/{id}",
            "/openapi.json",
            "/openapi.yml");

    @Test
    void hasExactlyTheCallsThatGiveFigures() {
        Set<String> all = new TreeSet<>(calls().keySet());
        assertThat(all).isNotEmpty().doesNotContainAnyElementsOf(NO_FIGURES);
        all.addAll(NO_FIGURES);
        assertThat(methods().keySet()).isEqualTo(all);
    }

    @Test
    void hasTheParametersThatTheMethodsTake() throws IOException {
        assertThat(parameters("/reports"))
                .isEqualTo(found(
                        "report/ReportRequest.java",
                        "(?:values|first|each|one)\\(asked, \"([a-zA-Z]+)\"|containsKey\\(\"([a-z]+)\""));
        Set<String> ofTables = found("open/SelectionParameters.java", "static final String [A-Z]+ = \"([a-zA-Z]+)\"");
        ofTables.add("dimensions");
        assertThat(parameters("/tables/{table}")).isEqualTo(ofTables);
        assertThat(parameters("/tables")).isEmpty();
        assertThat(parameters("/calls"))
                .isEqualTo(Arrays.stream(
                                Objects.requireNonNull(methods().get("/calls")).getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                        .map(parameter ->
                                parameter.getAnnotation(QueryParam.class).value())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void namesEveryValueThatAParameterMayHave() {
        assertThat(values("by")).isEqualTo(texts(Arrays.stream(Split.values()).map(Split::code)));
        assertThat(values("grain"))
                .isEqualTo(texts(Arrays.stream(Grain.values()).map(Grain::code)));
        assertThat(values("compare"))
                .isEqualTo(texts(Arrays.stream(Against.values()).map(Against::code)));
        assertThat(values("organisation"))
                .isEqualTo(texts(Arrays.stream(Organisation.values())
                        .map(organisation -> organisation.name().toLowerCase(Locale.ROOT))));
    }

    @Test
    void explainsTheProblemOfEveryStatus() {
        Set<String> explained = texts(items(DOCUMENT.root().path("x-problems"))
                .map(problem -> String.valueOf(
                        ProblemCode.valueOf(problem.path("code").asText()).status())));
        Set<String> described = texts(calls().values().stream()
                .flatMap(call -> texts(call.path("responses").fieldNames()).stream()));
        described.remove("200");
        assertThat(described).isEqualTo(explained);
    }

    @Test
    void everythingSaidToPeopleIsSaidInSwedishToo() {
        calls().forEach((path, call) -> {
            assertThat(call.path("x-sv").asText()).as(path).isNotEmpty();
            assertThat(call.has("x-sv-description")).as(path).isEqualTo(call.has("description"));
            items(call.path("parameters"))
                    .forEach(parameter -> assertThat(parameter.path("x-sv").asText())
                            .as("%s", parameter)
                            .isNotEmpty());
        });
        DOCUMENT.root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(schema.getValue().has("x-sv"))
                        .as(schema.getKey())
                        .isEqualTo(schema.getValue().has("description")));
        items(DOCUMENT.root().path("x-problems"))
                .forEach(problem -> assertThat(problem.path("x-sv").asText()).isNotEmpty());
    }

    /** Path to what the document says of it. */
    private static Map<String, JsonNode> calls() {
        Map<String, JsonNode> calls = new TreeMap<>();
        DOCUMENT.root()
                .path("paths")
                .properties()
                .forEach(path -> calls.put(path.getKey(), path.getValue().path("get")));
        return calls;
    }

    /** The same, from the annotations of the classes. */
    private static Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.statistiktjanst.service")) {
            if (type.isAnnotatedWith(Path.class)
                    && type.getAnnotationOfType(Path.class).value().startsWith(BASE)) {
                String path = type.getAnnotationOfType(Path.class).value().substring(BASE.length());
                for (Method method : type.reflect().getDeclaredMethods()) {
                    if (method.isAnnotationPresent(GET.class)) {
                        Path rest = method.getAnnotation(Path.class);
                        String full = rest == null ? path : path + "/" + rest.value();
                        methods.put(full.replaceAll("//", "/").replaceAll(": [^}]+}", "}"), method);
                    }
                }
            }
        }
        return methods;
    }

    private static JsonNode call(String path) {
        return Objects.requireNonNull(calls().get(path), path);
    }

    private static Set<String> parameters(String path) {
        return texts(items(call(path).path("parameters"))
                .map(parameter -> parameter.path("name").asText()));
    }

    private static Set<String> values(String parameter) {
        JsonNode schema = items(call("/reports").path("parameters"))
                .filter(one -> one.path("name").asText().equals(parameter))
                .findFirst()
                .orElseThrow()
                .path("schema");
        return texts(items(schema.has("items") ? schema.at("/items/enum") : schema.path("enum"))
                .map(JsonNode::asText));
    }

    private static Set<String> found(String source, String pattern) throws IOException {
        return texts(Pattern.compile(pattern)
                .matcher(Files.readString(SOURCES.resolve(source)))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1)));
    }

    private static Set<String> texts(Stream<String> texts) {
        return texts.collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(java.util.Iterator<String> texts) {
        Set<String> all = new TreeSet<>();
        texts.forEachRemaining(all::add);
        return all;
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
