package se.statistiktjanst.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.ingest.eventtype.FieldType;
import se.statistiktjanst.platform.definition.DefinitionNode;

/** The shape of one field in a mapping: a constant, a column, a template, a line of a list, or an object of these. */
record SourceShape(Field field, FileShape file, ListFiles lists) {
    private static final List<String> STAFF = List.of("hsaId", "username", "givenName", "surname");
    private static final String WAYS = "must have one of constant, column, template, list or object";

    Optional<ValueSource> read(DefinitionNode node) {
        if (field.type() == FieldType.STAFF) {
            return node.node("object").map(this::staff);
        }
        return value(node, Conversion.of(field));
    }

    private ValueSource staff(DefinitionNode node) {
        Map<String, ValueSource> parts = new LinkedHashMap<>();
        for (String key : STAFF) {
            if (node.has(key)) {
                node.node(key)
                        .flatMap(part -> value(part, Conversion.TEXT))
                        .ifPresent(source -> parts.put(key, source));
            }
        }
        if (!node.has("hsaId")) {
            node.fail("staff needs hsaId");
        }
        return new ValueSource.Composed(parts);
    }

    private Optional<ValueSource> value(DefinitionNode node, Conversion wanted) {
        if (node.has("constant")) {
            return converted(node, "constant", node.text("constant"), wanted).map(ValueSource.Constant::new);
        }
        if (node.has("column")) {
            return Optional.of(column(node, wanted));
        }
        if (node.has("template")) {
            return Optional.of(template(node));
        }
        if (node.has("list")) {
            return drawn(node);
        }
        node.fail("%s %s".formatted(field.name(), WAYS));
        return Optional.empty();
    }

    private ValueSource column(DefinitionNode node, Conversion wanted) {
        String column = node.reference("column", file.columns(), "column");
        if (node.has("values")) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            node.textMap("values")
                    .forEach((from, to) ->
                            converted(node, "values", to, wanted).ifPresent(value -> values.put(from, value)));
            return new ValueSource.Translated(column, values);
        }
        Conversion conversion = node.has("as") ? node.choice("as", Conversion.class) : wanted;
        if (!conversion.gives(wanted)) {
            node.fail("as", "%s does not take what this gives".formatted(field.name()));
        }
        return new ValueSource.Column(column, conversion);
    }

    private ValueSource template(DefinitionNode node) {
        Template template = new Template(node.text("template"));
        for (String column : template.columns()) {
            if (!file.columns().contains(column)) {
                node.fail("template", "unknown column \"%s\"".formatted(column));
            }
        }
        return new ValueSource.Filled(template);
    }

    private Optional<ValueSource> drawn(DefinitionNode node) {
        RowDraw draw = new RowDraw(node.integer("seed"), node.decimal("skew", 1));
        if (draw.skew() <= 0) {
            node.fail("skew", "skew must be above 0; 1 draws evenly");
        }
        List<String> lines = lists.lines(node.file(), node.text("list"));
        if (lines.isEmpty()) {
            node.fail("list", "the file is missing or empty");
            return Optional.empty();
        }
        return Optional.of(new ValueSource.Drawn(lines, draw));
    }

    private Optional<JsonNode> converted(DefinitionNode node, String key, String text, Conversion wanted) {
        if (field.type() == FieldType.CODE && !field.values().containsKey(text)) {
            node.fail(
                    key,
                    "%s has no value %s; known: %s"
                            .formatted(
                                    field.name(),
                                    text,
                                    String.join(", ", field.values().keySet())));
            return Optional.empty();
        }
        try {
            return Optional.of(wanted == Conversion.TEXT ? new TextNode(text) : wanted.convert(text));
        } catch (RefusedRowException e) {
            node.fail(key, "%s %s".formatted(field.name(), e.reason()));
            return Optional.empty();
        }
    }
}
