package se.statistiktjanst.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sender prefers by {@code Prefer} (RFC 7240). Preferences that we do not know are ignored, as the RFC says.
 *
 * @param strict {@code handling=strict}: nothing is stored if one event is refused
 * @param minimal {@code return=minimal}: the answer tells of the events that were not taken only
 */
record Preferences(boolean strict, boolean minimal) {
    static final Preferences NONE = new Preferences(false, false);
    private static final String STRICT = "handling=strict";
    private static final String MINIMAL = "return=minimal";

    static Preferences of(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader("Prefer");
        if (lines == null) {
            return NONE;
        }
        List<String> asked = new ArrayList<>();
        for (String line : lines) {
            asked.addAll(List.of(line.replace(" ", "").replace("\"", "").split("[,;]")));
        }
        return new Preferences(asked.contains(STRICT), asked.contains(MINIMAL));
    }

    /** What {@code Preference-Applied} says. */
    Optional<String> applied() {
        List<String> applied = new ArrayList<>();
        if (strict) {
            applied.add(STRICT);
        }
        if (minimal) {
            applied.add(MINIMAL);
        }
        return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
    }
}
