package se.statistiktjanst.statistics.publication;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.statistiktjanst.statistics.cube.TimeUnit;

/**
 * A table of a catalogue: a closed set of cells per period, for staff a set for each care provider.
 *
 * @param id table id
 * @param dimensions at most three, in the order of a cell's codes
 * @param metrics in the order of a cell's contents
 * @param services codes of the services it covers; empty for all
 * @param timeUnit how long its periods are
 * @param definition the whole definition as JSON, kept beside the cells for pages and APIs
 * @param position place in lists of tables
 */
public record PublishedCube(
        String id,
        List<CubeDimension> dimensions,
        List<CubeMetric> metrics,
        Set<String> services,
        TimeUnit timeUnit,
        String definition,
        int position) {

    private static final int MOST_DIMENSIONS = 3;

    public PublishedCube {
        dimensions = List.copyOf(dimensions);
        metrics = List.copyOf(metrics);
        services = Set.copyOf(services);
        if (dimensions.size() > MOST_DIMENSIONS || Set.copyOf(dimensions).size() != dimensions.size()) {
            throw new IllegalArgumentException("Cube " + id + ": at most three different dimensions are allowed");
        }
        // The hiding decision of a cell is made on its residents, so they must be those behind every number in it.
        Set<String> counted = eventTypes(metrics);
        for (CubeMetric metric : metrics) {
            if (isOfResidents(metric) && !metric.eventTypes().equals(counted)) {
                throw new IllegalArgumentException("Cube " + id + ": " + metric.id()
                        + " must count residents over all event types of the cube: " + new TreeSet<>(counted));
            }
        }
    }

    private static boolean isOfResidents(CubeMetric metric) {
        return metric instanceof CubeMetric.Residents
                || (metric instanceof CubeMetric.PerThousand rate
                        && rate.column().isEmpty());
    }

    /** All event types any of its metrics counts. */
    Set<String> eventTypes() {
        return eventTypes(metrics);
    }

    private static Set<String> eventTypes(List<CubeMetric> metrics) {
        Set<String> types = new TreeSet<>();
        metrics.forEach(metric -> types.addAll(metric.eventTypes()));
        return types;
    }
}
