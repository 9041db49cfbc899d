package se.statistiktjanst.statistics.metric;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.DefinitionNode;
import se.statistiktjanst.platform.definition.Spelling;

/** The shape of a file in {@code config/metrics}, and the rules that hold within one. */
record MetricShape(EventTypes types) {
    private static final int MOST_DECIMALS = 6;

    MetricDefinition read(DefinitionNode node) {
        MetricDefinition metric = new MetricDefinition(
                node.text("id"),
                node.localized("title"),
                node.localized("text"),
                node.choice("kind", MetricKind.class),
                node.references("eventTypes", types.names(), "event type"),
                measure(node, "measure"),
                measure(node, "numerator"),
                measure(node, "denominator"),
                node.optionalInteger("percent"),
                node.localized("source"),
                node.date("since"),
                node.choice("direction", Direction.class),
                node.localized("unit"),
                node.integer("decimals"),
                dimensions(node.choices("additiveOver", Dimension.class)));
        checkNames(metric, node);
        checkMeasures(metric, node);
        checkAdditivity(metric, node);
        return metric;
    }

    private static Optional<Measure> measure(DefinitionNode node, String key) {
        return node.has(key)
                ? Optional.of(Measure.ofColumn(node.reference(key, Measure.columns(), "measure")))
                : Optional.empty();
    }

    private static Set<Dimension> dimensions(List<Dimension> written) {
        EnumSet<Dimension> set = EnumSet.noneOf(Dimension.class);
        set.addAll(written);
        return set;
    }

    private static void checkNames(MetricDefinition metric, DefinitionNode node) {
        if (!metric.id().matches("[a-z][A-Za-z0-9]*")) {
            node.fail("id", "the id must be letters and digits, beginning with a small letter");
        }
        if (!node.file().endsWith("/" + metric.id() + ".yml")) {
            node.fail("id", "the file must be called " + metric.id() + ".yml");
        }
        if (metric.eventTypes().isEmpty()) {
            node.fail("eventTypes", "a metric is taken over at least one event type");
        }
        if (metric.decimals() < 0 || metric.decimals() > MOST_DECIMALS) {
            node.fail("decimals", "decimals must be from 0 to " + MOST_DECIMALS);
        }
    }

    private static void checkMeasures(MetricDefinition metric, DefinitionNode node) {
        String kind = Spelling.of(metric.kind());
        boolean one = metric.kind().takesMeasure();
        if (metric.measure().isPresent() != one) {
            node.fail("kind", "the kind %s %s measure".formatted(kind, one ? "needs a" : "takes no"));
        }
        boolean percentile = metric.kind() == MetricKind.PERCENTILE;
        if (metric.percent().isPresent() != percentile) {
            node.fail("kind", "the kind %s %s percent".formatted(kind, percentile ? "needs" : "takes no"));
        }
        if (metric.percent().orElse(50) < 1 || metric.percent().orElse(50) > 99) {
            node.fail("percent", "percent must be from 1 to 99");
        }
        if (percentile
                && metric.measure().filter(measure -> !measure.isSeconds()).isPresent()) {
            node.fail("measure", "a percentile is of seconds: wait_s, talk_s or duration_s");
        }
        boolean both = metric.numerator().isPresent() && metric.denominator().isPresent();
        boolean any = metric.numerator().isPresent() || metric.denominator().isPresent();
        if (metric.kind().isQuotient() ? !both : any) {
            node.fail(
                    "kind",
                    "the kind %s %s numerator and denominator"
                            .formatted(kind, metric.kind().isQuotient() ? "needs" : "takes no"));
        }
    }

    private static void checkAdditivity(MetricDefinition metric, DefinitionNode node) {
        if (!metric.kind().isAdditive() && !metric.additiveOver().isEmpty()) {
            node.fail(
                    "additiveOver",
                    "a metric of kind %s may not be added up over anything; write []"
                            .formatted(Spelling.of(metric.kind())));
        }
    }
}
