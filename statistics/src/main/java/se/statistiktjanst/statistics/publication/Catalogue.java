package se.statistiktjanst.statistics.publication;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.eventtype.Field;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.definition.Spelling;
import se.statistiktjanst.statistics.cube.Audience;
import se.statistiktjanst.statistics.cube.CubeDefinition;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.metric.MetricDefinition;
import se.statistiktjanst.statistics.metric.Metrics;

/**
 * What is published, from the definition files.
 *
 * @param cubes the closed catalogue of open tables
 * @param staffCubes the closed catalogue of tables for staff of each care provider
 * @param codes of the dimensions that definitions name
 */
public record Catalogue(List<PublishedCube> cubes, List<PublishedCube> staffCubes, OpenCodes codes) {
    private static final String CHANNEL = "channel";

    /**
     * Reads the folder of definitions.
     *
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException with every mistake
     */
    public static Catalogue load(Path definitions) {
        EventTypes types = EventTypes.load(definitions);
        Metrics metrics = Metrics.load(definitions, types);
        Registry registry = Registry.load(definitions);
        return new Catalogue(
                published(Cubes.load(definitions, Audience.OPEN, metrics, registry)),
                published(Cubes.load(definitions, Audience.STAFF, metrics, registry)),
                new OpenCodes(
                        channels(types),
                        registry.counties().stream()
                                .map(county -> new DimensionCode(
                                        county.code(),
                                        county.name().sv(),
                                        county.name().en()))
                                .toList()));
    }

    private static List<PublishedCube> published(Cubes cubes) {
        return cubes.all().stream().map(Catalogue::published).toList();
    }

    private static PublishedCube published(CubeDefinition cube) {
        JsonNode definition = cube.json();
        return new PublishedCube(
                cube.id(),
                cube.dimensions().stream()
                        .map(dimension -> CubeDimension.ofId(Spelling.of(dimension)))
                        .toList(),
                cube.metrics().stream().map(Catalogue::metric).toList(),
                cube.services(),
                cube.timeUnit(),
                definition.toString(),
                cube.position());
    }

    private static CubeMetric metric(MetricDefinition metric) {
        Set<String> types = Set.copyOf(metric.eventTypes());
        return switch (metric.kind()) {
            case DISTINCT_RESIDENTS -> new CubeMetric.Residents(metric.id(), types);
            case EVENTS, SUM ->
                new CubeMetric.Sum(metric.id(), types, metric.measure().orElseThrow());
            case AVERAGE, SHARE ->
                new CubeMetric.Ratio(
                        metric.id(),
                        types,
                        metric.numerator().orElseThrow(),
                        metric.denominator().orElseThrow());
            case RESIDENTS_PER_POPULATION, SUM_PER_POPULATION ->
                new CubeMetric.PerThousand(metric.id(), types, metric.measure());
            case DISTINCT_STAFF, NEW_RESIDENTS, RETURNING_RESIDENTS, ACCUMULATED_RESIDENTS, PER_STAFF, PERCENTILE ->
                throw new IllegalArgumentException("a metric of this kind is not published: " + metric.id());
        };
    }

    /** Every channel that some event type allows, in the order they are first named. */
    private static List<DimensionCode> channels(EventTypes types) {
        Map<String, DimensionCode> channels = new LinkedHashMap<>();
        types.all().stream()
                .flatMap(type -> type.fieldOfColumn(CHANNEL).stream())
                .map(Field::values)
                .forEach(values -> values.forEach(
                        (code, name) -> channels.putIfAbsent(code, new DimensionCode(code, name.sv(), name.en()))));
        return List.copyOf(channels.values());
    }
}
