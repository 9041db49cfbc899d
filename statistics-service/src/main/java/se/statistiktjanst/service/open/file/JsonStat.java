package se.statistiktjanst.service.open.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenValue;

/**
 * A table as JSON-stat 2.0 (json-stat.org) with the extensions of PxWeb: dense values, hidden ones null with their
 * state in {@code status}.
 */
public final class JsonStat {
    private static final List<String> COUNTIES = List.of("county", "residentCounty");
    // Values keep the decimals of their metric: 190 is not 1.9E+2.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonStat() {}

    /** With the values. */
    public static void write(ArrangedTable table, Publisher publisher, OutputStream out) throws IOException {
        ObjectNode root = describe(table, publisher);
        Map<Integer, String> status = new LinkedHashMap<>();
        ArrayNode values = root.putArray("value");
        List<int[]> heads = ArrangedTable.combinations(table.heading());
        for (int[] left : ArrangedTable.combinations(table.stub())) {
            for (int[] head : heads) {
                OpenValue value = table.value(left, head);
                if (!value.status().isEmpty()) {
                    status.put(values.size(), value.status());
                }
                values.add(value.value());
            }
        }
        if (!status.isEmpty()) {
            ObjectNode states = root.putObject("status");
            status.forEach((at, state) -> states.put(String.valueOf(at), state));
        }
        write(root, out);
    }

    /** What there is to choose from, without values. */
    public static void writeMetadata(ArrangedTable table, Publisher publisher, OutputStream out) throws IOException {
        write(describe(table, publisher), out);
    }

    private static ObjectNode describe(ArrangedTable arranged, Publisher publisher) {
        OpenTable table = arranged.table();
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "2.0");
        root.put("class", "dataset");
        root.put("label", arranged.title());
        root.put("source", publisher.operator().name());
        root.put("updated", table.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode notes = root.putArray("note");
        table.cube().notes().forEach(note -> notes.add(note.in(arranged.language())));
        TableRemarks.of(table, arranged.language()).forEach(notes::add);
        ObjectNode role = root.putObject("role");
        role.putArray("time").add(Variable.TIME);
        List<String> places = arranged.variables().stream()
                .map(Variable::id)
                .filter(COUNTIES::contains)
                .toList();
        if (!places.isEmpty()) {
            places.forEach(role.putArray("geo")::add);
        }
        role.putArray("metric").add(Variable.CONTENTS);
        ArrayNode id = root.putArray("id");
        ArrayNode size = root.putArray("size");
        ObjectNode dimensions = root.putObject("dimension");
        for (Variable variable : arranged.variables()) {
            id.add(variable.id());
            size.add(variable.items().size());
            JsonStatDimension.describe(dimensions.putObject(variable.id()), variable, table, arranged.language());
        }
        JsonStatExtension.describe(root.putObject("extension"), arranged, publisher);
        return root;
    }

    private static void write(ObjectNode root, OutputStream out) throws IOException {
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            JSON.writeTree(generator, root);
        }
    }
}
