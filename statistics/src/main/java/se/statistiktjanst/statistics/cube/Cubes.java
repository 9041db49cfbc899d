package se.statistiktjanst.statistics.cube;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.Service;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.platform.definition.DefinitionProblems;
import se.statistiktjanst.platform.definition.DefinitionReader;
import se.statistiktjanst.platform.definition.InvalidDefinitionsException;
import se.statistiktjanst.statistics.metric.Metrics;

/** A closed catalogue of tables, by id and in order of position. */
public final class Cubes {
    private final Map<String, CubeDefinition> byId;

    private Cubes(Map<String, CubeDefinition> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Reads the tables of an audience in the folder of definitions.
     *
     * @throws InvalidDefinitionsException with every mistake
     */
    public static Cubes load(Path config, Audience audience, Metrics metrics, Registry registry) {
        DefinitionProblems problems = new DefinitionProblems();
        Cubes cubes = read(config, audience, metrics, registry, problems);
        problems.throwIfAny();
        return cubes;
    }

    /** Every mistake in the files. None is looked for while metrics or registry have mistakes of their own. */
    public static List<DefinitionProblem> check(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        boolean ready = EventTypes.check(config).isEmpty()
                && Metrics.check(config).isEmpty()
                && Registry.check(config).isEmpty();
        if (ready) {
            Metrics metrics = Metrics.load(config, EventTypes.load(config));
            Registry registry = Registry.load(config);
            for (Audience audience : Audience.values()) {
                read(config, audience, metrics, registry, problems);
            }
        }
        return problems.list();
    }

    private static Cubes read(
            Path config, Audience audience, Metrics metrics, Registry registry, DefinitionProblems problems) {
        CubeShape shape = new CubeShape(
                metrics, registry.services().stream().map(Service::code).toList(), audience);
        Map<String, CubeDefinition> byId = new LinkedHashMap<>();
        new DefinitionReader(config, problems)
                .folder(audience.folder(), shape::read).stream()
                        .sorted(Comparator.comparingInt(CubeDefinition::position)
                                .thenComparing(CubeDefinition::id))
                        .forEach(cube -> byId.put(cube.id(), cube));
        return new Cubes(byId);
    }

    public Collection<CubeDefinition> all() {
        return byId.values();
    }

    public Optional<CubeDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
