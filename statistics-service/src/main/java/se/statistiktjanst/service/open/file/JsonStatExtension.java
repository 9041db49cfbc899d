package se.statistiktjanst.service.open.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Operator;

/** What PxWeb adds to JSON-stat at the root: keywords of px files, and whom to ask. */
final class JsonStatExtension {
    private JsonStatExtension() {}

    static void describe(ObjectNode extension, ArrangedTable arranged, Publisher publisher) {
        OpenCube cube = arranged.table().cube();
        Language language = arranged.language();
        ObjectNode px = extension.putObject("px");
        px.put("tableid", cube.id());
        px.put(
                "decimals",
                cube.metrics().stream()
                        .mapToInt(OpenCube.OpenMetric::decimals)
                        .max()
                        .orElse(0));
        px.put("official-statistics", false);
        // Totals are protected for themselves: a sum of parts is another number than the published total.
        px.put("aggregallowed", false);
        px.put("copyright", false);
        px.put("language", language.tag());
        px.put("contents", cube.title().in(language));
        px.put("description", cube.text().in(language));
        ids(px.putArray("heading"), arranged.heading());
        ids(px.putArray("stub"), arranged.stub());
        px.put("matrix", cube.id());
        if (!cube.subject().isEmpty()) {
            px.put("subject-code", cube.subject().get(0).id());
            px.put("subject-area", cube.subject().get(0).title().in(language));
        }
        px.put("updateFrequency", "monthly");
        px.put("nextUpdate", publisher.nextPublicationOn().toString());
        Operator operator = publisher.operator();
        extension
                .putArray("contact")
                .addObject()
                .put("name", cube.contact().in(language))
                .put("organization", operator.name())
                .put("phone", operator.phone())
                .put("mail", operator.email())
                .put("raw", "%s, %s, %s".formatted(operator.name(), operator.phone(), operator.email()));
    }

    private static void ids(ArrayNode array, List<Variable> variables) {
        variables.forEach(variable -> array.add(variable.id()));
    }
}
