package se.statistiktjanst.ingest.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.platform.definition.DefinitionProblems;

/** The whole registry as its files tell it: complete, and every reference in it leads somewhere. */
public record Registry(
        List<County> counties,
        List<CareProvider> careProviders,
        List<Unit> units,
        List<UnitParent> unitParents,
        List<Service> services,
        List<Connection> connections,
        List<Sender> senders,
        List<StaffInformed> staffInformed,
        List<CountyPopulation> population) {

    /**
     * Reads {@code registry/*.csv} in the folder of definitions.
     *
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException with every mistake
     */
    public static Registry load(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        Registry registry = read(config, problems);
        problems.throwIfAny();
        return registry;
    }

    /** Every mistake in the files; empty when they can be loaded. */
    public static List<DefinitionProblem> check(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        read(config, problems);
        return problems.list();
    }

    /** The event types that senders may be registered for; empty while their own files cannot be read. */
    private static Set<String> types(Path config) {
        return EventTypes.check(config).isEmpty() ? EventTypes.load(config).names() : Set.of();
    }

    private static Registry read(Path config, DefinitionProblems problems) {
        RegistryFiles files = new RegistryFiles(config, problems);
        RegistryRules rows = new RegistryRules(
                problems,
                files.counties(),
                files.careProviders(),
                files.units(),
                files.unitParents(),
                files.services(),
                files.connections(),
                files.senders(),
                files.staffInformed(),
                files.population());
        rows.check(types(config));
        return rows.registry();
    }
}
