package se.statistiktjanst.service.open.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.page.Language;

/** Puts the description on a page, in one language. */
public final class ReferenceView {
    private static final Locale ENGLISH = Locale.ENGLISH;

    private final OpenApiDocument document;
    private final Language language;
    private final String base;
    private final String table;

    /**
     * Of one request.
     *
     * @param base absolute address of the API
     * @param table id of the table in examples
     */
    public ReferenceView(OpenApiDocument document, Language language, String base, String table) {
        this.document = document;
        this.language = language;
        this.base = base;
        this.table = table;
    }

    /**
     * The whole description.
     *
     * @param limits null where there are none but those of the calls
     */
    public ReferencePage page(@Nullable ApiLimits limits) {
        JsonNode root = document.root();
        List<ReferencePage.Call> calls = root.path("paths").properties().stream()
                .flatMap(path -> calls(path.getKey(), path.getValue()))
                .toList();
        List<ReferencePage.ProblemLine> problems =
                items(root.path("x-problems")).map(this::problem).toList();
        List<ReferencePage.Schema> schemas = root.path("components").path("schemas").properties().stream()
                .map(schema -> schema(schema.getKey(), schema.getValue()))
                .toList();
        return new ReferencePage(
                text(root.path("info"), "description", "x-sv"), base, limits, calls, problems, schemas);
    }

    private Stream<ReferencePage.Call> calls(String path, JsonNode node) {
        return Stream.of("get", "post").filter(node::has).map(method -> call(path, node, method));
    }

    private ReferencePage.Call call(String path, JsonNode node, String method) {
        JsonNode operation = node.path(method);
        String example = operation.path("x-example").asText("");
        JsonNode body = operation.at("/requestBody/content/application~1json/example");
        return new ReferencePage.Call(
                operation.path("operationId").asText(),
                method.toUpperCase(ENGLISH),
                path,
                text(operation, "summary", "x-sv"),
                text(operation, "description", "x-sv-description"),
                Stream.concat(items(node.path("parameters")), items(operation.path("parameters")))
                        .map(document::resolved)
                        .map(this::parameter)
                        .toList(),
                example.replace("{id}", table)
                        .replace("lang=en", "lang=" + language.tag())
                        .replace("[", "%5B")
                        .replace("]", "%5D"),
                body.isMissingNode() ? "" : body.toPrettyString(),
                answers(operation.path("responses")));
    }

    private ReferencePage.Parameter parameter(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        String name = parameter.path("name").asText();
        return new ReferencePage.Parameter(
                parameter.path("style").asText().equals("deepObject") ? name + "[…]" : name,
                parameter.path("in").asText(),
                text(parameter, "description", "x-sv"),
                items(schema.has("items") ? schema.at("/items/enum") : schema.path("enum"))
                        .map(JsonNode::asText)
                        .toList(),
                schema.path("default").asText(""));
    }

    /** Those that come with the same are one line. */
    private List<ReferencePage.Answer> answers(JsonNode responses) {
        Map<List<String>, List<String>> statuses = new LinkedHashMap<>();
        responses
                .properties()
                .forEach(response -> statuses.computeIfAbsent(held(response.getValue()), held -> new ArrayList<>())
                        .add(response.getKey()));
        return statuses.entrySet().stream()
                .map(line -> new ReferencePage.Answer(
                        String.join(", ", line.getValue()),
                        line.getKey().subList(1, line.getKey().size()),
                        line.getKey().get(0)))
                .toList();
    }

    /** The name of the schema, or empty, and the media types. */
    private List<String> held(JsonNode response) {
        JsonNode content = document.resolved(response).path("content");
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        String schema = types.isEmpty()
                ? ""
                : content.path(types.get(0)).path("schema").path("$ref").asText("");
        types.add(0, name(schema));
        return types;
    }

    private ReferencePage.ProblemLine problem(JsonNode line) {
        ProblemCode code = ProblemCode.valueOf(line.path("code").asText());
        return new ReferencePage.ProblemLine(code.status(), code.title(ENGLISH), text(line, "text", "x-sv"));
    }

    private ReferencePage.Schema schema(String name, JsonNode schema) {
        List<String> required =
                items(schema.path("required")).map(JsonNode::asText).toList();
        JsonNode example = schema.path("examples").path(0);
        return new ReferencePage.Schema(
                name,
                text(schema, "description", "x-sv"),
                schema.path("properties").properties().stream()
                        .map(field -> new ReferencePage.Field(
                                field.getKey(), type(field.getValue()), required.contains(field.getKey())))
                        .toList(),
                example.isMissingNode() ? "" : example.toPrettyString());
    }

    /** {@code string}, {@code Link[]} and so on. */
    private String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return name(schema.path("$ref").asText());
        }
        if (schema.has("const")) {
            return '"' + schema.path("const").asText() + '"';
        }
        if (schema.path("type").asText().equals("array")) {
            JsonNode items = schema.path("items");
            return (items.path("type").isArray() ? "(number, null)" : type(items)) + "[]";
        }
        return schema.path("type").asText("object");
    }

    private String text(JsonNode node, String english, String swedish) {
        return node.path(language == Language.SV ? swedish : english).asText("");
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
