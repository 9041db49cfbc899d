package se.statistiktjanst.statistics.cube;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.Spelling;
import se.statistiktjanst.statistics.metric.Dimension;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.MetricKind;
import se.statistiktjanst.statistics.metric.Metrics;

/** The shape of a file in {@code config/cubes}, and the rules that keep what is published protectable. */
record CubeShape(Metrics metrics, Collection<String> services) {
    private static final int MOST_DIMENSIONS = 3;
    private static final int LAST_POSITION = 1_000_000;
    private static final Set<Dimension> OPEN = EnumSet.of(
            Dimension.COUNTY,
            Dimension.CARE_PROVIDER,
            Dimension.SERVICE,
            Dimension.ERRAND,
            Dimension.CHANNEL,
            Dimension.SEX,
            Dimension.AGE_BAND);

    CubeDefinition read(DefinitionNode node) {
        CubeDefinition cube = new CubeDefinition(
                node.text("id"),
                node.localized("title"),
                node.localized("text"),
                node.localizedList("notes"),
                node.localized("contact"),
                node.nodes("subject").stream()
                        .map(step -> new Subject(step.text("id"), step.localized("title")))
                        .toList(),
                node.references("metrics", metrics.ids(), "metric").stream()
                        .flatMap(id -> metrics.find(id).stream())
                        .toList(),
                node.choices("dimensions", Dimension.class),
                Set.copyOf(node.has("services") ? node.references("services", services, "service") : List.of()),
                node.choice("timeUnit", TimeUnit.class),
                node.optionalInteger("position").orElse(LAST_POSITION));
        checkNames(cube, node);
        checkDimensions(cube, node);
        checkMetrics(cube, node);
        return cube;
    }

    private static void checkNames(CubeDefinition cube, DefinitionNode node) {
        if (!cube.id().matches("[a-z][a-z0-9-]{2,59}")) {
            node.fail("id", "the id must be 3 to 60 small letters a-z, digits or hyphens");
        }
        if (!node.file().endsWith("/" + cube.id() + ".yml")) {
            node.fail("id", "the file must be called " + cube.id() + ".yml");
        }
        if (cube.subject().isEmpty()) {
            node.fail("subject", "a table has a place in the subject tree");
        }
        if (cube.notes().isEmpty()) {
            node.fail("notes", "a table tells how it is protected: it has at least one note");
        }
    }

    private static void checkDimensions(CubeDefinition cube, DefinitionNode node) {
        List<Dimension> dimensions = cube.dimensions();
        if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS) {
            node.fail("dimensions", "a table has one to three dimensions; the month comes by itself");
        }
        if (dimensions.stream().distinct().count() < dimensions.size()) {
            node.fail("dimensions", "a dimension stands twice");
        }
        for (Dimension dimension : dimensions) {
            if (!OPEN.contains(dimension)) {
                node.fail("dimensions", "%s is never published".formatted(Spelling.of(dimension)));
            }
        }
        if (dimensions.contains(Dimension.COUNTY) && dimensions.contains(Dimension.CARE_PROVIDER)) {
            node.fail("dimensions", "county and careProvider do not go together: each care provider has one county");
        }
    }

    private static void checkMetrics(CubeDefinition cube, DefinitionNode node) {
        if (cube.metrics().isEmpty() || cube.persons().kind() != MetricKind.DISTINCT_RESIDENTS) {
            node.fail("metrics", "the first metric must count distinct residents: protection is decided on it");
            return;
        }
        for (MetricDefinition metric : cube.metrics()) {
            if (!cube.persons().eventTypes().containsAll(metric.eventTypes())) {
                node.fail(
                        "metrics",
                        "%s is taken over event types whose residents %s does not count"
                                .formatted(metric.id(), cube.persons().id()));
            }
        }
    }
}
