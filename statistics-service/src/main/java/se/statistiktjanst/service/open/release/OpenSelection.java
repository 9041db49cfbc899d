package se.statistiktjanst.service.open.release;

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
 */
public record OpenSelection(
        List<String> metrics,
        Map<String, List<String>> codes,
        @Nullable String from,
        @Nullable String to) {}
