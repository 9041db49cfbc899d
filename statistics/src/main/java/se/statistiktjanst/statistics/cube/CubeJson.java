package se.statistiktjanst.statistics.cube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.platform.definition.Spelling;
import se.statistiktjanst.statistics.metric.Dimension;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.MetricKind;

/**
 * A table's definition as JSON: {@code {id, title, text, notes[], contact, subject[{id, title}], dimensions[{id, title}],
 * metrics[{id, title, text, unit, decimals, share, additive, …}], services[], timeUnit}}, each text as {@code {sv, en}}.
 */
final class CubeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CubeJson() {}

    static ObjectNode of(CubeDefinition cube) {
        ObjectNode json = JSON.objectNode().put("id", cube.id());
        json.set("title", text(cube.title()));
        json.set("text", text(cube.text()));
        cube.notes().stream().map(CubeJson::text).forEach(json.putArray("notes")::add);
        cube.contact().ifPresent(contact -> json.set("contact", text(contact)));
        ArrayNode subject = json.putArray("subject");
        cube.subject().forEach(step -> subject.add(named(step.id(), step.title())));
        ArrayNode dimensions = json.putArray("dimensions");
        cube.dimensions().forEach(one -> dimensions.add(named(Spelling.of(one), one.title())));
        ArrayNode metrics = json.putArray("metrics");
        cube.metrics().forEach(metric -> metrics.add(metric(metric, cube)));
        cube.services().stream().sorted().forEach(json.putArray("services")::add);
        return json.put("timeUnit", Spelling.of(cube.timeUnit())).put("position", cube.position());
    }

    private static ObjectNode metric(MetricDefinition metric, CubeDefinition cube) {
        ObjectNode json = named(metric.id(), metric.title());
        json.set("text", text(metric.text()));
        json.set("unit", text(metric.unit()));
        json.put("decimals", metric.decimals());
        json.put("share", metric.kind() == MetricKind.SHARE);
        json.put("additive", isAdditive(metric, cube));
        json.put("kind", Spelling.of(metric.kind()));
        json.put("direction", Spelling.of(metric.direction()));
        json.put("since", metric.since().toString());
        json.set("source", text(metric.source()));
        return json;
    }

    /** Whether cells may be added whichever way the table is read. */
    private static boolean isAdditive(MetricDefinition metric, CubeDefinition cube) {
        return Stream.concat(Stream.of(Dimension.PERIOD), cube.dimensions().stream())
                .allMatch(metric::isAdditiveOver);
    }

    private static ObjectNode named(String id, LocalizedText title) {
        ObjectNode json = JSON.objectNode().put("id", id);
        json.set("title", text(title));
        return json;
    }

    private static ObjectNode text(LocalizedText text) {
        return JSON.objectNode().put("sv", text.sv()).put("en", text.en());
    }
}
