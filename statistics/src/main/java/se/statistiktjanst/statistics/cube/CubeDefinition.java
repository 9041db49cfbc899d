package se.statistiktjanst.statistics.cube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.statistics.metric.Dimension;
import se.statistiktjanst.statistics.metric.MetricDefinition;

/**
 * The definition of a table of protected cells.
 *
 * @param audience whom it is published for
 * @param id also the id of the table in the API
 * @param notes in the order they are shown
 * @param contact empty for staff, who have their own
 * @param subject the path to it in the subject tree, outermost first; empty for staff
 * @param metrics in the order of the measures of a cell; the first counts the distinct residents behind all of them, and
 *     on it the protection of the cell is decided
 * @param dimensions in the order of the codes of a cell, at most three; for staff the unit first, where it is by unit
 * @param services codes of the services it is about; empty means all
 * @param position its place among the tables
 */
public record CubeDefinition(
        Audience audience,
        String id,
        LocalizedText title,
        LocalizedText text,
        List<LocalizedText> notes,
        Optional<LocalizedText> contact,
        List<Subject> subject,
        List<MetricDefinition> metrics,
        List<Dimension> dimensions,
        Set<String> services,
        TimeUnit timeUnit,
        int position) {
    public CubeDefinition {
        notes = List.copyOf(notes);
        subject = List.copyOf(subject);
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        services = Set.copyOf(services);
    }

    /** The metric that counts the residents behind a cell. */
    public MetricDefinition persons() {
        return metrics.get(0);
    }

    /** What is published beside the cells, so that whoever reads them needs no definition file. */
    public ObjectNode json() {
        return CubeJson.of(this);
    }
}
