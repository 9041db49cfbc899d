package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.service.login.AccessRules;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.standard.StandardReports;

/** Reads the configuration and all definitions as the server would, and says file, line and reason of each fault. */
public final class CheckCommand extends ServiceCommand {
    public CheckCommand(PrintStream out) {
        super("check", "Checks the configuration and all definition files", out);
    }

    @Override
    void run(StatisticsConfiguration configuration, Namespace namespace) {
        Path definitions = configuration.definitions();
        List<DefinitionProblem> problems = problems(definitions);
        problems.forEach(problem ->
                out.println(definitions.resolve(problem.file()) + ":" + problem.line() + ": " + problem.reason()));
        if (!problems.isEmpty()) {
            throw new CommandFailedException("%d faults in the definitions".formatted(problems.size()));
        }
        AccessRules.read(definitions.resolve("access.yml"));
        out.println("configuration and definitions are sound");
    }

    private static List<DefinitionProblem> problems(Path definitions) {
        List<DefinitionProblem> problems = new ArrayList<>();
        problems.addAll(EventTypes.check(definitions));
        problems.addAll(Registry.check(definitions));
        problems.addAll(Mappings.check(definitions));
        problems.addAll(Metrics.check(definitions));
        problems.addAll(Cubes.check(definitions));
        problems.addAll(StandardReports.check(definitions));
        return problems;
    }
}
