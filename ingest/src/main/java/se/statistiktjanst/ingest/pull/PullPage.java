package se.statistiktjanst.ingest.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of a source.
 *
 * @param cursor of the next page; null if the source says that there is none
 */
record PullPage(List<JsonNode> items, @Nullable String cursor) {
    private static final JsonMapper JSON = new JsonMapper();

    /** @throws PullFailedException if it is not what the configuration says */
    static PullPage read(PullConfiguration source, String body) {
        try {
            List<JsonNode> items = new ArrayList<>();
            JsonNode page = JSON.missingNode();
            if (source.isLines()) {
                for (String line : body.lines().filter(each -> !each.isBlank()).toList()) {
                    items.add(JSON.readTree(line));
                }
            } else {
                page = JSON.readTree(body);
                JsonNode list = page.at(Objects.requireNonNullElse(source.items(), ""));
                if (!list.isArray()) {
                    throw new PullFailedException("no-items");
                }
                list.forEach(items::add);
            }
            return new PullPage(items, cursor(source, page, items));
        } catch (JsonProcessingException e) {
            throw new PullFailedException("malformed-page");
        }
    }

    private static @Nullable String cursor(PullConfiguration source, JsonNode page, List<JsonNode> items) {
        JsonNode next = JSON.missingNode();
        if (source.nextCursor() != null) {
            next = page.at(source.nextCursor());
        } else if (source.lastItem() != null && !items.isEmpty()) {
            next = items.get(items.size() - 1).at(source.lastItem());
        }
        return next.isValueNode() && !next.isNull() && !next.asText().isEmpty() ? next.asText() : null;
    }

    @Override
    public String toString() {
        return "PullPage[" + items.size() + "]";
    }
}
