package se.statistiktjanst.statistics.metric;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.platform.definition.DefinitionProblems;
import se.statistiktjanst.platform.definition.DefinitionReader;
import se.statistiktjanst.platform.definition.InvalidDefinitionsException;

/** The catalogue of metrics, by id. */
public final class Metrics {
    private static final String FOLDER = "metrics";

    private final Map<String, MetricDefinition> byId;

    private Metrics(Map<String, MetricDefinition> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Reads {@code metrics} in the folder of definitions.
     *
     * @throws InvalidDefinitionsException with every mistake
     */
    public static Metrics load(Path config, EventTypes types) {
        DefinitionProblems problems = new DefinitionProblems();
        Metrics metrics = read(config, types, problems);
        problems.throwIfAny();
        return metrics;
    }

    /** Every mistake in the files. None is looked for while the event types have mistakes of their own. */
    public static List<DefinitionProblem> check(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        if (EventTypes.check(config).isEmpty()) {
            read(config, EventTypes.load(config), problems);
        }
        return problems.list();
    }

    private static Metrics read(Path config, EventTypes types, DefinitionProblems problems) {
        Map<String, MetricDefinition> byId = new LinkedHashMap<>();
        new DefinitionReader(config, problems)
                .folder(FOLDER, new MetricShape(types)::read)
                .forEach(metric -> byId.put(metric.id(), metric));
        return new Metrics(byId);
    }

    public Collection<MetricDefinition> all() {
        return byId.values();
    }

    public Set<String> ids() {
        return byId.keySet();
    }

    public Optional<MetricDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The metric of an id that is known to be in the catalogue.
     *
     * @throws IllegalArgumentException if it is not; an id from outside goes through {@link #find}
     */
    public MetricDefinition get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no metric " + id + " in config/metrics"));
    }
}
