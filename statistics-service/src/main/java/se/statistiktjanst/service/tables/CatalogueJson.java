package se.statistiktjanst.service.tables;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.open.release.Text;

/** Tables as JSON: what there is to choose from, and the chosen cells with the state of each number. */
final class CatalogueJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CatalogueJson() {}

    /** What can be chosen of each table. */
    static ObjectNode list(List<OpenContents> tables) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode list = json.putArray("tables");
        for (OpenContents contents : tables) {
            ObjectNode table = table(list.addObject(), contents.cube());
            contents.periods().stream().map(PeriodNames::brief).forEach(table.putArray("periods")::add);
            metrics(table.putArray("metrics"), contents.cube().metrics());
            ArrayNode dimensions = table.putArray("dimensions");
            for (OpenCube.OpenDimension dimension : contents.cube().dimensions()) {
                ObjectNode one = dimensions.addObject().put("id", dimension.id());
                text(one.putObject("title"), dimension.title());
                ArrayNode values = one.putArray("values");
                contents.codesOf(dimension).forEach(code -> code(values.addObject(), code));
            }
        }
        return json;
    }

    /** The chosen cells. */
    static ObjectNode of(OpenTable table) {
        ObjectNode json = table(JSON.createObjectNode(), table.cube());
        ArrayNode notes = json.putArray("notes");
        table.cube().notes().forEach(note -> text(notes.addObject(), note));
        json.put("publishedAt", table.updatedAt().toString());
        metrics(json.putArray("metrics"), table.metrics());
        ArrayNode rows = json.putArray("rows");
        for (String period : table.periods()) {
            table.combinations().forEach(combination -> row(rows.addObject(), table, period, combination));
        }
        return json;
    }

    private static ObjectNode table(ObjectNode json, OpenCube cube) {
        json.put("id", cube.id());
        text(json.putObject("title"), cube.title());
        text(json.putObject("text"), cube.text());
        return json;
    }

    private static void metrics(ArrayNode list, List<OpenCube.OpenMetric> metrics) {
        for (OpenCube.OpenMetric metric : metrics) {
            ObjectNode json = list.addObject().put("id", metric.id());
            text(json.putObject("title"), metric.title());
            text(json.putObject("text"), metric.text());
            text(json.putObject("unit"), metric.unit());
            json.put("decimals", metric.decimals());
        }
    }

    private static void row(ObjectNode row, OpenTable table, String period, List<CodeName> combination) {
        row.put("period", PeriodNames.brief(period));
        for (int at = 0; at < combination.size(); at++) {
            code(row.putObject(table.cube().dimensions().get(at).id()), combination.get(at));
        }
        List<String> codes = combination.stream().map(CodeName::code).toList();
        ObjectNode values = row.putObject("values");
        ObjectNode status = row.putObject("status");
        for (int metric = 0; metric < table.metrics().size(); metric++) {
            OpenValue value = table.value(period, codes, metric);
            values.put(table.metrics().get(metric).id(), value.value());
            status.put(table.metrics().get(metric).id(), String.valueOf(value.state()));
        }
    }

    private static void code(ObjectNode json, CodeName code) {
        json.put("code", code.code());
        text(json.putObject("name"), code.name());
    }

    private static void text(ObjectNode json, Text text) {
        json.put("sv", text.sv()).put("en", text.en());
    }
}
