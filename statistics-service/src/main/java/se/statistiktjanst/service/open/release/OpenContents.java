package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a table has to choose from.
 *
 * @param codes all values of each dimension, in the order to show
 * @param releases the newest version of each period, oldest period first
 */
public record OpenContents(OpenCube cube, Map<String, List<CodeName>> codes, List<Release> releases) {

    /** Of all values in the order to show. */
    public static OpenContents of(OpenCube cube, List<CodeName> codes, List<Release> releases) {
        return new OpenContents(cube, codes.stream().collect(Collectors.groupingBy(CodeName::dimension)), releases);
    }

    /** The values of a dimension, none if nothing was published yet. */
    public List<CodeName> codesOf(OpenCube.OpenDimension dimension) {
        return codes.getOrDefault(dimension.id(), List.of());
    }

    /** Whether the dimension has a published value for all its values together, so that it can be left out. */
    public boolean hasTotal(OpenCube.OpenDimension dimension) {
        return codesOf(dimension).stream().anyMatch(CodeName::isTotal);
    }

    public List<String> periods() {
        return releases.stream().map(Release::period).toList();
    }

    /** All values, metrics and periods there are, without numbers. */
    public OpenTable outline() {
        return new OpenTable(
                cube,
                codes,
                cube.dimensions().stream().map(this::codesOf).toList(),
                releases,
                periods(),
                cube.metrics(),
                Map.of());
    }

    /** When anything was last published. */
    public Instant updatedAt() {
        return releases.stream()
                .map(Release::publishedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
