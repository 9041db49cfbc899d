package se.statistiktjanst.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.platform.definition.CsvRow;
import se.statistiktjanst.platform.definition.CsvTable;

/** The rows of a file as events, one at a time in constant memory. */
public final class MappedRows implements Iterator<MappedRow>, AutoCloseable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Mapping mapping;
    private final CsvTable table;

    private MappedRows(Mapping mapping, CsvTable table) {
        this.mapping = mapping;
        this.table = table;
    }

    /**
     * Opens a file for one pass.
     *
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException if its columns are not the mapping's
     * @throws IOException if there is no such file
     */
    public static MappedRows open(Mapping mapping, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        FileShape shape = mapping.file();
        return new MappedRows(mapping, CsvTable.open(file, name, shape.separator(), shape.columns()));
    }

    @Override
    public boolean hasNext() {
        return table.hasNext();
    }

    @Override
    public MappedRow next() {
        CsvRow row = table.next();
        if (!row.problems().isEmpty()) {
            return refused(row, row.problems().get(0).reason());
        }
        if (mapping.skips().stream().anyMatch(skip -> skip.values().contains(row.raw(skip.column())))) {
            return new MappedRow.Skipped(row.number());
        }
        try {
            return new MappedRow.Event(row.number(), event(row));
        } catch (RefusedRowException e) {
            return refused(row, e.reason());
        }
    }

    private ObjectNode event(CsvRow row) throws RefusedRowException {
        ObjectNode event = JSON.objectNode()
                .put("specversion", "1.0")
                .put("id", mapping.eventId().fill(row))
                .put("source", mapping.sender().source())
                .put("type", mapping.eventType().type())
                .put("time", mapping.time().of(row).toString());
        event.set("data", data(row));
        return event;
    }

    private ObjectNode data(CsvRow row) throws RefusedRowException {
        ObjectNode data = JSON.objectNode();
        for (Map.Entry<String, ValueSource> field : mapping.fields().entrySet()) {
            Optional<JsonNode> value = field.getValue().of(row);
            value.ifPresent(present -> data.set(field.getKey(), present));
        }
        for (Field field : mapping.eventType().fields()) {
            if (field.required() && !data.has(field.name())) {
                throw new RefusedRowException("the row gives no value for the required field " + field.name());
            }
        }
        return data;
    }

    private MappedRow refused(CsvRow row, String reason) {
        ObjectNode columns = JSON.objectNode();
        mapping.file().columns().forEach(column -> columns.put(column, row.raw(column)));
        return new MappedRow.Refused(row.number(), reason, columns);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
