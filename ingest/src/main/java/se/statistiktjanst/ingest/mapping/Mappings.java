package se.statistiktjanst.ingest.mapping;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.platform.definition.DefinitionProblems;
import se.statistiktjanst.platform.definition.DefinitionReader;
import se.statistiktjanst.platform.definition.InvalidDefinitionsException;

/** The catalogue of mappings, by id. */
public final class Mappings {
    private static final String FOLDER = "mappings";

    private final Map<String, Mapping> byId;

    private Mappings(Map<String, Mapping> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Reads {@code mappings} in the folder of definitions.
     *
     * @throws InvalidDefinitionsException with every mistake
     */
    public static Mappings load(Path config, EventTypes types, Registry registry) {
        DefinitionProblems problems = new DefinitionProblems();
        Mappings mappings = read(config, types, registry, problems);
        problems.throwIfAny();
        return mappings;
    }

    /** Every mistake in the files. None is looked for while the event types or the registry have mistakes of their own. */
    public static List<DefinitionProblem> check(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        if (EventTypes.check(config).isEmpty() && Registry.check(config).isEmpty()) {
            read(config, EventTypes.load(config), Registry.load(config), problems);
        }
        return problems.list();
    }

    private static Mappings read(Path config, EventTypes types, Registry registry, DefinitionProblems problems) {
        MappingShape shape = new MappingShape(types, registry.senders(), new ListFiles(config));
        Map<String, Mapping> byId = new LinkedHashMap<>();
        new DefinitionReader(config, problems).folder(FOLDER, shape::read).forEach(map -> byId.put(map.id(), map));
        return new Mappings(byId);
    }

    public Set<String> ids() {
        return byId.keySet();
    }

    public Optional<Mapping> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
