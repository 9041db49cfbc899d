package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asked for.
 *
 * @param metrics ids; empty for the table's first
 * @param codes codes by dimension; a dimension that is not named takes its default
 * @param from first period, null for the default
 * @param to last period, null for the latest
 * @param last how many of the latest periods where neither first nor last is named; 0 for the default
 * @param periods exactly these periods; empty for those from {@code from} to {@code to}
 * @param published as it stood at this time; null for now
 */
public record OpenSelection(
        List<String> metrics,
        Map<String, List<String>> codes,
        @Nullable String from,
        @Nullable String to,
        int last,
        List<String> periods,
        @Nullable Instant published) {

    public OpenSelection(
            List<String> metrics,
            Map<String, List<String>> codes,
            @Nullable String from,
            @Nullable String to,
            int last) {
        this(metrics, codes, from, to, last, List.of(), null);
    }

    /** Nothing named: what a page shows at first. */
    public static OpenSelection byDefault() {
        return new OpenSelection(List.of(), Map.of(), null, null, 0, List.of(), null);
    }

    /** Everything named: metrics, codes and periods. */
    public static OpenSelection exactly(List<String> metrics, Map<String, List<String>> codes, List<String> periods) {
        return new OpenSelection(metrics, codes, null, null, 0, periods, null);
    }

    /** The same with at most one metric: a page shows one at a time, a file may hold several. */
    public OpenSelection withOneMetric() {
        return new OpenSelection(metrics.stream().limit(1).toList(), codes, from, to, last, periods, published);
    }

    /** The same as it stood at a time; null for now. */
    public OpenSelection asPublished(@Nullable Instant time) {
        return new OpenSelection(metrics, codes, from, to, last, periods, time);
    }
}
