package se.statistiktjanst.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in quarantine as its sender may see it: no value of its data.
 *
 * @param problem public id
 * @param receipt the receipt that told of it
 * @param id the event's id, if it passed its own check
 * @param type its type, if it is one of ours
 * @param time its time, if it could be read
 * @param row its row in a file
 * @param state open, mended, replayed, dismissed or expired
 * @param expiresOn the day on which its content is destroyed and it counts as lost, while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefusedEvent(
        String problem,
        @Nullable String receipt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant receivedAt,
        String reason,
        String pointer,
        @Nullable String id,
        @Nullable String type,

        @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant time,

        @Nullable String service,
        @Nullable Integer row,
        String state,

        @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant closedAt,

        @Nullable String closedReason,
        @Nullable String expiresOn) {}
