package se.statistiktjanst.ingest.eventtype;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.platform.definition.DefinitionProblems;
import se.statistiktjanst.platform.definition.DefinitionReader;

/** The catalogue of event types, by CloudEvents type. */
public final class EventTypes {
    private static final String FOLDER = "event-types";

    private final Map<String, EventType> byType;

    private EventTypes(Map<String, EventType> byType) {
        this.byType = Collections.unmodifiableMap(byType);
    }

    /**
     * Reads {@code event-types} in the folder of definitions.
     *
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException with every mistake
     */
    public static EventTypes load(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        EventTypes types = read(config, problems);
        problems.throwIfAny();
        return types;
    }

    /** Every mistake in the files; empty when they can be loaded. */
    public static List<DefinitionProblem> check(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        read(config, problems);
        return problems.list();
    }

    private static EventTypes read(Path config, DefinitionProblems problems) {
        int before = problems.count();
        Map<String, EventType> byType = new LinkedHashMap<>();
        new DefinitionReader(config, problems).folder(FOLDER, node -> {
            EventType type = EventTypeShape.read(node);
            if (byType.putIfAbsent(type.type(), type) != null) {
                node.fail("type", "another file defines %s".formatted(type.type()));
            }
            return type;
        });
        EventTypes types = new EventTypes(byType);
        if (problems.count() == before) {
            PublishedSchemas.check(config, types, problems);
        }
        return types;
    }

    public Collection<EventType> all() {
        return byType.values();
    }

    public Set<String> names() {
        return byType.keySet();
    }

    public Optional<EventType> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }
}
