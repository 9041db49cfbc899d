package se.statistiktjanst.service.subject;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is held on one person at one care provider.
 *
 * @param subject {@code resident} or {@code staff}
 * @param identity the number or HSA-id that the person was looked up by; in the file only, never on a page
 * @param restricted whether the resident is left out of exports
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Extract(
        String careProvider,
        String careProviderName,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant madeAt,
        String subject,
        @Nullable String identity,
        boolean restricted,
        List<Part> parts) {

    public Extract {
        parts = List.copyOf(parts);
    }

    /** Rows of one kind, each from a column's name to its value. */
    public record Part(String name, List<Map<String, String>> rows) {
        /** The columns of a table on a page, in their order. */
        @JsonIgnore
        public List<String> columns() {
            return rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
        }
    }

    /** How many rows there are in all; none means that nothing is held. */
    @JsonIgnore
    public int size() {
        return parts.stream().mapToInt(part -> part.rows().size()).sum();
    }

    @Override
    public String toString() {
        return "Extract[REDACTED]";
    }
}
