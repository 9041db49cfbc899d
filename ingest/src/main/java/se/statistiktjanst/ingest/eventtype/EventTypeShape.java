package se.statistiktjanst.ingest.eventtype;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.LocalizedText;

/** The shape of a file in {@code config/event-types}, and the rules that hold within one. */
final class EventTypeShape {
    private static final Set<FieldRole> AT_MOST_ONCE =
            EnumSet.of(FieldRole.CARE_PROVIDER, FieldRole.UNIT, FieldRole.SERVICE, FieldRole.RESIDENT, FieldRole.STAFF);

    private EventTypeShape() {}

    static EventType read(DefinitionNode node) {
        String type = node.text("type");
        if (!type.matches("[a-z]+(\\.[a-z][a-z0-9-]*)+\\.v[1-9][0-9]*")) {
            node.fail(
                    "type",
                    "type must be in reversed-domain form and end with its version, such as se.example.call.v1");
        }
        EventFamily family = node.choice("family", EventFamily.class);
        LocalizedText title = node.localized("title");
        LocalizedText text = node.localized("text");
        List<Field> fields = new ArrayList<>();
        Optional<DefinitionNode> all = node.node("fields");
        all.ifPresent(names -> names.keys()
                .forEach(name ->
                        names.node(name).ifPresent(field -> fields.add(field(fields.size() + 1, name, field)))));
        all.ifPresent(names -> checkTogether(names, fields));
        return new EventType(type, family, title, text, fields);
    }

    private static Field field(int id, String name, DefinitionNode node) {
        FieldRole role = node.choice("role", FieldRole.class);
        FieldType type = node.choice("type", FieldType.class);
        Map<String, LocalizedText> values = node.has("values") ? node.localizedMap("values") : Map.of();
        if (values.isEmpty() == (type == FieldType.CODE)) {
            node.fail("%s: a field of type code, and no other, has values".formatted(name));
        }
        Optional<String> column = node.has("column")
                ? Optional.of(node.reference("column", FactColumn.names(), "column"))
                : Optional.empty();
        if (column.flatMap(FactColumn::named)
                .filter(known -> !known.takes(type))
                .isPresent()) {
            node.fail("column", "%s: this column does not take the type of the field".formatted(name));
        }
        Field field = new Field(
                id,
                name,
                role,
                type,
                node.flag("required", false),
                node.choice("class", PersonalDataClass.class),
                column,
                values,
                node.optionalInteger("minimum"),
                node.optionalInteger("maximum"),
                node.optionalInteger("maxLength"),
                node.optionalText("unit"),
                node.localized("title"),
                node.optionalLocalized("text"));
        checkAlone(field, node);
        return field;
    }

    private static void checkAlone(Field field, DefinitionNode node) {
        if (field.column().isPresent() && field.role() != FieldRole.DIMENSION && field.role() != FieldRole.MEASURE) {
            node.fail("column", "%s: only a dimension or a measure has a column".formatted(field.name()));
        }
        PersonalDataClass least = switch (field.role()) {
            case RESIDENT -> PersonalDataClass.RESIDENT;
            case STAFF -> PersonalDataClass.STAFF;
            default -> PersonalDataClass.NONE;
        };
        if (least != PersonalDataClass.NONE && field.dataClass() != least) {
            node.fail("class", "%s: the class of this role is its own".formatted(field.name()));
        }
        boolean home = field.column().filter("resident_county"::equals).isPresent();
        if (home != (field.type() == FieldType.COUNTY_CODE)
                || (home && field.dataClass() != PersonalDataClass.RESIDENT)) {
            node.fail(
                    "type",
                    "%s: the column resident_county takes a field of type countyCode and class resident, which goes nowhere else"
                            .formatted(field.name()));
        }
        boolean health =
                field.column().filter(Set.of("errand", "clinic")::contains).isPresent();
        if (health && field.dataClass() != PersonalDataClass.HEALTH) {
            node.fail(
                    "class",
                    "%s: errand and clinic are health information; the class must be health".formatted(field.name()));
        }
        if (field.type() == FieldType.TEXT && field.maxLength().isEmpty()) {
            node.fail("%s: a text needs maxLength".formatted(field.name()));
        }
    }

    private static void checkTogether(DefinitionNode node, List<Field> fields) {
        for (FieldRole role : AT_MOST_ONCE) {
            fields.stream()
                    .filter(field -> field.role() == role)
                    .skip(1)
                    .forEach(field -> node.fail(field.name(), "another field has the same role"));
        }
        for (String column : FactColumn.names()) {
            fields.stream()
                    .filter(field -> field.column().filter(column::equals).isPresent())
                    .skip(1)
                    .forEach(field -> node.fail(field.name(), "another field goes to the column " + column));
        }
        if (fields.stream().noneMatch(field -> field.role() == FieldRole.SERVICE && field.required())) {
            node.fail("a required field with the role service is missing");
        }
    }
}
