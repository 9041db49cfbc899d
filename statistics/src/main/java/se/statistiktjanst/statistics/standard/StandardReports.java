package se.statistiktjanst.statistics.standard;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.platform.definition.DefinitionProblems;
import se.statistiktjanst.platform.definition.DefinitionReader;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.engine.Grain;
import se.statistiktjanst.statistics.engine.InvalidQuestionException;
import se.statistiktjanst.statistics.engine.NotAnswerableException;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.metric.Metrics;

/** The reports that are ready to be chosen, in the order in which they are offered. */
public final class StandardReports {
    private static final String FOLDER = "reports";
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 31);

    private final List<StandardReport> all;

    private StandardReports(List<StandardReport> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads {@code reports} in the folder of definitions.
     *
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException with every mistake
     */
    public static StandardReports load(Path config, Metrics metrics) {
        DefinitionProblems problems = new DefinitionProblems();
        StandardReports reports = read(config, metrics, problems);
        problems.throwIfAny();
        return reports;
    }

    /** Every mistake in the files. None is looked for while metrics have mistakes of their own. */
    public static List<DefinitionProblem> check(Path config) {
        DefinitionProblems problems = new DefinitionProblems();
        if (EventTypes.check(config).isEmpty() && Metrics.check(config).isEmpty()) {
            read(config, Metrics.load(config, EventTypes.load(config)), problems);
        }
        return problems.list();
    }

    private static StandardReports read(Path config, Metrics metrics, DefinitionProblems problems) {
        return new StandardReports(new DefinitionReader(config, problems)
                .folder(FOLDER, node -> read(node, metrics)).stream()
                        .sorted(Comparator.comparingInt(StandardReport::position)
                                .thenComparing(StandardReport::id))
                        .toList());
    }

    private static StandardReport read(DefinitionNode node, Metrics metrics) {
        StandardReport report = new StandardReport(
                node.text("id"),
                node.integer("position"),
                node.localized("title"),
                node.localized("text"),
                node.references("metrics", metrics.ids(), "metric"),
                node.choices("by", Split.class),
                node.choice("grain", Grain.class),
                node.integer("months"));
        if (!node.file().endsWith("/" + report.id() + ".yml")) {
            node.fail("id", "the file must be called " + report.id() + ".yml");
        }
        if (report.months() < 1 || report.months() > 120) {
            node.fail("months", "months must be from 1 to 120");
        } else if (metrics.ids().containsAll(report.metrics())) {
            checkAnswerable(node, report, metrics);
        }
        return report;
    }

    private static void checkAnswerable(DefinitionNode node, StandardReport report, Metrics metrics) {
        try {
            Engine.requireAnswerable(report.until(ANY_DAY), metrics);
        } catch (InvalidQuestionException | NotAnswerableException e) {
            node.fail("metrics", String.valueOf(e.getMessage()));
        }
    }

    public List<StandardReport> all() {
        return all;
    }

    public Optional<StandardReport> find(String id) {
        return all.stream().filter(report -> report.id().equals(id)).findFirst();
    }
}
