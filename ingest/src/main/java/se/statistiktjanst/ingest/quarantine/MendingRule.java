package se.statistiktjanst.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mends events that were refused for one reason at one place: where the value is one, it becomes another. Only for values
 * that are nobody's personal data.
 *
 * @param reason code of the reason, such as {@code unknown-unit}
 * @param pointer JSON pointer, such as {@code /data/unit}
 */
public record MendingRule(String reason, String pointer, String from, String to) {
    /**
     * A rule that is stored.
     *
     * @param mended events that replays with it have mended so far
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Saved(
            String rule,
            String reason,
            String pointer,
            String from,
            String to,

            @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant replayedAt,

            long mended) {
        MendingRule content() {
            return new MendingRule(reason, pointer, from, to);
        }
    }
}
