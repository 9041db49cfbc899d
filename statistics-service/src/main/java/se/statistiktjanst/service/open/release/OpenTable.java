package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A selection of published cells. Page, file and API render this, so they show the same.
 *
 * @param codes all values of each dimension of the table
 * @param chosen the chosen values, one list for each dimension
 * @param releases all periods of the table, oldest first
 * @param periods the chosen periods, oldest first
 * @param metrics the chosen metrics
 * @param values by period and codes, one value for each chosen metric
 */
public record OpenTable(
        OpenCube cube,
        Map<String, List<CodeName>> codes,
        List<List<CodeName>> chosen,
        List<Release> releases,
        List<String> periods,
        List<OpenCube.OpenMetric> metrics,
        Map<Place, List<OpenValue>> values) {

    /** Where a cell stands. */
    public record Place(String period, List<String> codes) {}

    public OpenValue value(String period, List<String> codesOfCell, int metric) {
        List<OpenValue> found = values.get(new Place(period, codesOfCell));
        return found == null ? OpenValue.MISSING : found.get(metric);
    }

    /** The chosen combinations of values, first dimension slowest. */
    public List<List<CodeName>> combinations() {
        List<List<CodeName>> all = List.of(List.of());
        for (List<CodeName> values : chosen) {
            all = all.stream()
                    .flatMap(start -> values.stream().map(value -> append(start, value)))
                    .toList();
        }
        return all;
    }

    public Instant updatedAt() {
        return releases.stream()
                .map(Release::publishedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static List<CodeName> append(List<CodeName> start, CodeName value) {
        List<CodeName> longer = new java.util.ArrayList<>(start);
        longer.add(value);
        return List.copyOf(longer);
    }
}
