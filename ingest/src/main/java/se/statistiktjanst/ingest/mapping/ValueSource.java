package se.statistiktjanst.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.statistiktjanst.platform.definition.CsvRow;

/** Where the value of a field comes from; empty when the row has none. */
sealed interface ValueSource {
    Optional<JsonNode> of(CsvRow row) throws RefusedRowException;

    /** The same for every row. */
    record Constant(JsonNode value) implements ValueSource {
        @Override
        public Optional<JsonNode> of(CsvRow row) {
            return Optional.of(value);
        }
    }

    /** A column as it stands. */
    record Column(String column, Conversion conversion) implements ValueSource {
        @Override
        public Optional<JsonNode> of(CsvRow row) throws RefusedRowException {
            String text = row.raw(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(conversion.convert(text));
            } catch (RefusedRowException e) {
                throw new RefusedRowException(column + " " + e.reason());
            }
        }
    }

    /** A column whose values are translated; one that is not foreseen refuses the row. */
    record Translated(String column, Map<String, JsonNode> values) implements ValueSource {
        @Override
        public Optional<JsonNode> of(CsvRow row) throws RefusedRowException {
            String text = row.raw(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            JsonNode value = values.get(text);
            if (value == null) {
                throw new RefusedRowException(column + " has a value that the mapping does not know");
            }
            return Optional.of(value);
        }
    }

    /** Text made of several columns. */
    record Filled(Template template) implements ValueSource {
        @Override
        public Optional<JsonNode> of(CsvRow row) throws RefusedRowException {
            return Optional.of(new TextNode(template.fill(row)));
        }
    }

    /** A line of a list, drawn by the number of the row: always the same for the same row. */
    record Drawn(List<String> lines, RowDraw draw) implements ValueSource {
        @Override
        public Optional<JsonNode> of(CsvRow row) {
            return Optional.of(new TextNode(lines.get(draw.index(row.number(), lines.size()))));
        }

        @Override
        public String toString() {
            return "Drawn[REDACTED]";
        }
    }

    /** An object with a value for each key. */
    record Composed(Map<String, ValueSource> parts) implements ValueSource {
        @Override
        public Optional<JsonNode> of(CsvRow row) throws RefusedRowException {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, ValueSource> part : parts.entrySet()) {
                part.getValue().of(row).ifPresent(value -> object.set(part.getKey(), value));
            }
            return object.isEmpty() ? Optional.empty() : Optional.of(object);
        }
    }
}
