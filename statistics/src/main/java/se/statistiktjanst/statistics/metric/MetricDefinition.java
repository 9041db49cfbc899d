package se.statistiktjanst.statistics.metric;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import se.statistiktjanst.platform.definition.LocalizedText;

/**
 * The definition of a metric.
 *
 * @param eventTypes the CloudEvents types it is taken over
 * @param measure of kind events, sum, perStaff, percentile and sumPerPopulation; empty otherwise
 * @param numerator of kind average and share; empty otherwise
 * @param denominator likewise
 * @param percent of kind percentile, 1 to 99; empty otherwise
 * @param since the first day from which figures mean what the text says
 * @param unit what stands after the number: {@code antal}, {@code s}, {@code %}
 * @param decimals shown, after the fraction of a share has become per cent
 * @param additiveOver the dimensions over which figures may be added up; none for persons, averages and shares
 */
public record MetricDefinition(
        String id,
        LocalizedText title,
        LocalizedText text,
        MetricKind kind,
        List<String> eventTypes,
        Optional<Measure> measure,
        Optional<Measure> numerator,
        Optional<Measure> denominator,
        OptionalInt percent,
        LocalizedText source,
        LocalDate since,
        Direction direction,
        LocalizedText unit,
        int decimals,
        Set<Dimension> additiveOver) {
    public MetricDefinition {
        eventTypes = List.copyOf(eventTypes);
        additiveOver = Set.copyOf(additiveOver);
    }

    /** The sums it comes from. */
    public List<Measure> measures() {
        return Stream.of(measure, numerator, denominator)
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean isAdditiveOver(Dimension dimension) {
        return additiveOver.contains(dimension);
    }

    /**
     * Refuses an addition that would give a number without meaning.
     *
     * @throws NotAdditiveException naming the first dimension over which this metric may not be added up
     */
    public void requireAdditiveOver(Collection<Dimension> dimensions) {
        EnumSet<Dimension> refused = EnumSet.noneOf(Dimension.class);
        refused.addAll(dimensions);
        refused.removeAll(additiveOver);
        refused.stream().findFirst().ifPresent(dimension -> {
            throw new NotAdditiveException(id, dimension);
        });
    }
}
