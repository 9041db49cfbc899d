package se.statistiktjanst.ingest.pull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Items as the lines of a file: structured events as they are, or CSV for a mapping. */
final class PullFile {
    private PullFile() {}

    static String ending(@Nullable List<String> columns) {
        return columns == null ? ".ndjson" : ".csv";
    }

    static String of(List<JsonNode> items, @Nullable List<String> columns) {
        if (columns == null) {
            return items.stream().map(item -> item + "\n").collect(Collectors.joining());
        }
        StringBuilder csv = new StringBuilder(line(columns));
        for (JsonNode item : items) {
            csv.append(line(
                    columns.stream().map(column -> item.path(column).asText("")).toList()));
        }
        return csv.toString();
    }

    /** RFC 4180; every value in quotes. */
    private static String line(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
