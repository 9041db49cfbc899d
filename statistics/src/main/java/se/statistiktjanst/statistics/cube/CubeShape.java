package se.statistiktjanst.statistics.cube;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.Spelling;
import se.statistiktjanst.statistics.metric.Dimension;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.MetricKind;
import se.statistiktjanst.statistics.metric.Metrics;

/**
 * The shape of a file in {@code config/cubes} or {@code config/staff-cubes}, and the rules that keep what is published
 * protectable.
 */
record CubeShape(Metrics metrics, Collection<String> services, Audience audience) {
    private static final int MOST_DIMENSIONS = 3;
    private static final int LAST_POSITION = 1_000_000;
    private static final Set<Dimension> OPEN = EnumSet.of(
            Dimension.COUNTY,
            Dimension.CARE_PROVIDER,
            Dimension.SERVICE,
            Dimension.ERRAND,
            Dimension.CHANNEL,
            Dimension.SEX,
            Dimension.AGE_BAND,
            Dimension.RESIDENT_COUNTY);

    CubeDefinition read(DefinitionNode node) {
        boolean open = audience == Audience.OPEN;
        CubeDefinition cube = new CubeDefinition(
                audience,
                node.text("id"),
                node.localized("title"),
                node.localized("text"),
                node.localizedList("notes"),
                open ? Optional.of(node.localized("contact")) : Optional.empty(),
                open ? subject(node) : List.of(),
                node.references("metrics", metrics.ids(), "metric").stream()
                        .flatMap(id -> metrics.find(id).stream())
                        .toList(),
                open ? openDimensions(node) : StaffRules.dimensions(node),
                Set.copyOf(node.has("services") ? node.references("services", services, "service") : List.of()),
                node.choice("timeUnit", TimeUnit.class),
                node.optionalInteger("position").orElse(LAST_POSITION));
        checkNames(cube, node);
        checkMetrics(cube, node);
        if (!open) {
            StaffRules.checkPeriods(cube, node);
        }
        return cube;
    }

    private static List<Subject> subject(DefinitionNode node) {
        List<Subject> path = node.nodes("subject").stream()
                .map(step -> new Subject(step.text("id"), step.localized("title")))
                .toList();
        if (path.isEmpty()) {
            node.fail("subject", "a table has a place in the subject tree");
        }
        return path;
    }

    private static void checkNames(CubeDefinition cube, DefinitionNode node) {
        if (!cube.id().matches("[a-z][a-z0-9-]{2,59}")) {
            node.fail("id", "the id must be 3 to 60 small letters a-z, digits or hyphens");
        }
        if (!node.file().endsWith("/" + cube.id() + ".yml")) {
            node.fail("id", "the file must be called " + cube.id() + ".yml");
        }
        if (cube.notes().isEmpty()) {
            node.fail("notes", "a table tells how it is protected: it has at least one note");
        }
        if (cube.dimensions().stream().distinct().count() < cube.dimensions().size()) {
            node.fail("dimensions", "a dimension stands twice");
        }
    }

    private static List<Dimension> openDimensions(DefinitionNode node) {
        List<Dimension> dimensions = node.choices("dimensions", Dimension.class);
        if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS) {
            node.fail("dimensions", "a table has one to three dimensions; the month comes by itself");
        }
        for (Dimension dimension : dimensions) {
            if (!OPEN.contains(dimension)) {
                node.fail("dimensions", "%s is never published".formatted(Spelling.of(dimension)));
            }
        }
        if (dimensions.contains(Dimension.COUNTY) && dimensions.contains(Dimension.CARE_PROVIDER)) {
            node.fail("dimensions", "county and careProvider do not go together: each care provider has one county");
        }
        return dimensions;
    }

    private static void checkMetrics(CubeDefinition cube, DefinitionNode node) {
        if (cube.metrics().isEmpty() || cube.persons().kind() != MetricKind.DISTINCT_RESIDENTS) {
            node.fail("metrics", "the first metric must count distinct residents: protection is decided on it");
            return;
        }
        for (MetricDefinition metric : cube.metrics()) {
            boolean perPopulation = metric.kind().isPerPopulation();
            if (perPopulation && !cube.dimensions().contains(Dimension.RESIDENT_COUNTY)) {
                node.fail(
                        "metrics",
                        "%s is a figure of each county where residents live: the table must be divided by residentCounty"
                                .formatted(metric.id()));
            }
            if (metric.kind() != MetricKind.DISTINCT_RESIDENTS && !metric.kind().isOfSums() && !perPopulation) {
                node.fail(
                        "metrics",
                        "%s cannot be protected: only residents, sums, averages and shares can".formatted(metric.id()));
            }
            if (!cube.persons().eventTypes().containsAll(metric.eventTypes())) {
                node.fail(
                        "metrics",
                        "%s is taken over event types whose residents %s does not count"
                                .formatted(metric.id(), cube.persons().id()));
            }
        }
    }
}
