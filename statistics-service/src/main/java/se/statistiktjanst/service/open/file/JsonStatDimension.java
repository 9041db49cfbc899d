package se.statistiktjanst.service.open.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.page.Language;

/** The part of JSON-stat about one dimension. */
final class JsonStatDimension {
    private JsonStatDimension() {}

    static void describe(ObjectNode node, Variable variable, OpenTable table, Language language) {
        node.put("label", variable.label());
        ObjectNode category = node.putObject("category");
        ObjectNode index = category.putObject("index");
        ObjectNode labels = category.putObject("label");
        for (Variable.Item item : variable.items()) {
            index.put(item.code(), index.size());
            labels.put(item.code(), item.label());
        }
        ObjectNode extension = node.putObject("extension");
        if (variable.at() >= 0) {
            eliminate(extension, variable, table);
        } else {
            extension.put("elimination", false);
        }
        if (variable.at() == Variable.IS_CONTENTS) {
            units(category, table, language);
        }
        extension.put("show", "value");
        extension.putArray("codelists");
    }

    /** A dimension may be left out only where the total was published, with protection of its own. */
    private static void eliminate(ObjectNode extension, Variable variable, OpenTable table) {
        boolean hasTotal =
                table.codes().getOrDefault(variable.id(), List.of()).stream().anyMatch(CodeName::isTotal);
        extension.put("elimination", hasTotal);
        if (hasTotal) {
            extension.put("eliminationValueCode", CodeName.TOTAL);
        }
    }

    private static void units(ObjectNode category, OpenTable table, Language language) {
        ObjectNode units = category.putObject("unit");
        ObjectNode notes = category.putObject("note");
        for (OpenCube.OpenMetric metric : table.metrics()) {
            units.putObject(metric.id()).put("base", metric.unit().in(language)).put("decimals", metric.decimals());
            notes.putArray(metric.id()).add(metric.text().in(language));
        }
    }
}
