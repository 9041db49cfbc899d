package se.statistiktjanst.ingest.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventType;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.ingest.registry.Sender;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.LocalizedText;

/** The shape of a file in {@code config/mappings}. */
final class MappingShape {
    private final EventTypes types;
    private final Map<String, Sender> senders = new HashMap<>();
    private final ListFiles lists;

    MappingShape(EventTypes types, List<Sender> senders, ListFiles lists) {
        this.types = types;
        this.lists = lists;
        senders.forEach(sender -> this.senders.put(sender.code(), sender));
    }

    Mapping read(DefinitionNode node) {
        String id = node.text("id");
        if (!node.file().endsWith("/" + id + ".yml")) {
            node.fail("id", "the file must be called " + id + ".yml");
        }
        LocalizedText title = node.localized("title");
        LocalizedText text = node.localized("text");
        Optional<EventType> type = types.find(node.reference("eventType", types.names(), "event type"));
        Optional<Sender> sender =
                Optional.ofNullable(senders.get(node.reference("sender", senders.keySet(), "sender")));
        FileShape file = node.node("file").map(MappingShape::file).orElse(new FileShape(',', List.of()));
        Template eventId = eventId(node, file, sender);
        EventTime time = node.node("time")
                .map(columns -> new EventTime(column(columns, "date", file), column(columns, "time", file)))
                .orElse(new EventTime("?", "?"));
        List<Mapping.Skip> skips = node.nodes("skip").stream()
                .map(skip -> new Mapping.Skip(column(skip, "column", file), Set.copyOf(skip.texts("values"))))
                .toList();
        Optional<DefinitionNode> fields = node.node("fields");
        Map<String, ValueSource> sources = new LinkedHashMap<>();
        if (type.isPresent() && fields.isPresent()) {
            sources.putAll(fields(fields.get(), type.get(), file));
        }
        return new Mapping(
                id,
                title,
                text,
                type.orElseThrow(() -> new IllegalArgumentException("the event type is unknown")),
                sender.orElseThrow(() -> new IllegalArgumentException("the sender is unknown")),
                file,
                eventId,
                time,
                skips,
                sources);
    }

    private static FileShape file(DefinitionNode node) {
        String separator = node.text("separator");
        if (separator.length() != 1) {
            node.fail("separator", "the separator must be one character");
        }
        return new FileShape(separator.charAt(0), node.texts("columns"));
    }

    private static String column(DefinitionNode node, String key, FileShape file) {
        return node.reference(key, file.columns(), "column");
    }

    private static Template eventId(DefinitionNode node, FileShape file, Optional<Sender> sender) {
        Template template = template(node, "eventId", file);
        if (!template.hasWords() && sender.filter(Sender::numericIds).isEmpty()) {
            node.fail("eventId", "an id of digits only can look like a personal identity number; put a word before it");
        }
        return template;
    }

    private static Template template(DefinitionNode node, String key, FileShape file) {
        Template template = new Template(node.text(key));
        if (template.columns().isEmpty()) {
            node.fail(key, "%s must name a column, such as {%s}".formatted(key, "Call Id"));
        }
        for (String column : template.columns()) {
            if (!file.columns().contains(column)) {
                node.fail(key, "unknown column \"%s\"".formatted(column));
            }
        }
        return template;
    }

    private Map<String, ValueSource> fields(DefinitionNode node, EventType type, FileShape file) {
        Map<String, ValueSource> sources = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            if (node.has(field.name())) {
                SourceShape shape = new SourceShape(field, file, lists);
                node.node(field.name()).flatMap(shape::read).ifPresent(source -> sources.put(field.name(), source));
            } else if (field.required()) {
                node.fail("the required field %s is missing".formatted(field.name()));
            }
        }
        return sources;
    }
}
