package se.statistiktjanst.service.open.save;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.page.Language;

/**
 * The cells of a page as a call of PxWebApi 2. Every variable is named, totals too, so that the answer has the cells of
 * the page in the order of the page.
 *
 * @param address of the table's data, without a query
 * @param values value expressions by variable
 */
record ApiQuery(String address, Language language, Map<String, List<String>> values) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NEEDS_BRACKETS = Pattern.compile("[,()\\[\\]]");

    /** @param origin scheme, host and port of the site */
    static ApiQuery of(String origin, OpenTable table, Language language, TimeChoice time) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int at = 0; at < table.chosen().size(); at++) {
            String dimension = table.cube().dimensions().get(at).id();
            values.put(dimension, codes(table.chosen().get(at), table.codes().getOrDefault(dimension, List.of())));
        }
        values.put(
                "ContentsCode",
                table.metrics().stream().map(OpenCube.OpenMetric::id).toList());
        values.put("Tid", time.expressions(table.periods()));
        return new ApiQuery(origin + "/api/v2/tables/" + table.cube().id() + "/data", language, values);
    }

    /** For GET; further parameters as {@code name=value}. */
    String get(String... more) {
        String selection = values.entrySet().stream()
                .map(variable -> "&valueCodes%5B" + variable.getKey() + "%5D="
                        + variable.getValue().stream()
                                .map(ApiQuery::bracketed)
                                .map(ApiQuery::encoded)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining());
        return post(more) + selection;
    }

    /** Where the body is to be posted. */
    String post(String... more) {
        return address + "?lang=" + language.tag() + (more.length == 0 ? "" : "&" + String.join("&", more));
    }

    /** For POST. */
    String body() {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode selection = body.putArray("selection");
        values.forEach((variable, expressions) -> {
            ArrayNode codes =
                    selection.addObject().put("variableCode", variable).putArray("valueCodes");
            expressions.forEach(codes::add);
        });
        return body.toPrettyString();
    }

    /** Variables whose values are codes, which programs must not take for numbers. */
    List<String> codedVariables() {
        return values.keySet().stream()
                .filter(variable -> !variable.equals("ContentsCode"))
                .toList();
    }

    /** All are a star, so that the call stays short and goes on being all. */
    private static List<String> codes(List<CodeName> chosen, List<CodeName> all) {
        return chosen.size() == all.size() && all.size() > 1
                ? List.of("*")
                : chosen.stream().map(CodeName::code).toList();
    }

    /** Expressions are written as they are; a code with a comma in it would be two without brackets. */
    private static String bracketed(String value) {
        return NEEDS_BRACKETS.matcher(value).find() && !value.matches("(top|from)\\([0-9M]+\\)")
                ? "[" + value + "]"
                : value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%28", "(")
                .replace("%29", ")");
    }
}
