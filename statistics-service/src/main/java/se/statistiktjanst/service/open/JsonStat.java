package se.statistiktjanst.service.open;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.page.Language;

/** A table as JSON-stat 2.0 (json-stat.org): dense values, hidden ones null with their state in {@code status}. */
final class JsonStat {
    // Values keep the decimals of their metric: 190 is not 1.9E+2.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final String METRICS = "ContentsCode";
    private static final String TIME = "Tid";

    private JsonStat() {}

    static void write(OpenTable table, Language language, OutputStream out) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "2.0");
        root.put("class", "dataset");
        root.put("label", table.cube().title().in(language));
        root.put("source", table.cube().contact().in(language));
        root.put("updated", table.updatedAt().toString());
        ArrayNode notes = root.putArray("note");
        table.cube().notes().forEach(note -> notes.add(note.in(language)));
        ArrayNode id = root.putArray("id");
        ArrayNode size = root.putArray("size");
        ObjectNode dimensions = root.putObject("dimension");
        for (int at = 0; at < table.chosen().size(); at++) {
            OpenCube.OpenDimension dimension = table.cube().dimensions().get(at);
            List<CodeName> chosen = table.chosen().get(at);
            put(
                    id,
                    size,
                    dimensions,
                    dimension.id(),
                    dimension.title().in(language),
                    chosen.stream()
                            .map(code -> new String[] {code.code(), code.name().in(language)})
                            .toList());
        }
        put(
                id,
                size,
                dimensions,
                TIME,
                language == Language.SV ? "månad" : "month",
                table.periods().stream()
                        .map(period -> new String[] {period, PeriodNames.brief(period)})
                        .toList());
        put(
                id,
                size,
                dimensions,
                METRICS,
                language == Language.SV ? "mått" : "measure",
                table.metrics().stream()
                        .map(metric -> new String[] {metric.id(), metric.title().in(language)})
                        .toList());
        ObjectNode role = root.putObject("role");
        role.putArray("time").add(TIME);
        role.putArray("metric").add(METRICS);
        values(table, root);
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            JSON.writeTree(generator, root);
        }
    }

    private static void put(
            ArrayNode id, ArrayNode size, ObjectNode dimensions, String name, String label, List<String[]> codes) {
        id.add(name);
        size.add(codes.size());
        ObjectNode dimension = dimensions.putObject(name);
        dimension.put("label", label);
        ObjectNode category = dimension.putObject("category");
        ObjectNode index = category.putObject("index");
        ObjectNode labels = category.putObject("label");
        IntStream.range(0, codes.size()).forEach(at -> {
            index.put(codes.get(at)[0], at);
            labels.put(codes.get(at)[0], codes.get(at)[1]);
        });
    }

    private static void values(OpenTable table, ObjectNode root) {
        ArrayNode values = root.putArray("value");
        ObjectNode status = JSON.createObjectNode();
        for (List<CodeName> combination : table.combinations()) {
            List<String> codes = combination.stream().map(CodeName::code).toList();
            for (String period : table.periods()) {
                for (int metric = 0; metric < table.metrics().size(); metric++) {
                    OpenValue value = table.value(period, codes, metric);
                    if (!value.isShown()) {
                        status.put(String.valueOf(values.size()), String.valueOf(value.state()));
                    }
                    values.add(value.value());
                }
            }
        }
        if (!status.isEmpty()) {
            root.set("status", status);
        }
    }
}
