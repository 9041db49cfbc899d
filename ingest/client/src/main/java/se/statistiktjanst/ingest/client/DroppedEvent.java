package se.statistiktjanst.ingest.client;

import java.util.List;

/**
 * An event that the collector did not take and that will not be sent again.
 *
 * @param id as {@link EventClient#enqueue} gave it
 * @param status {@code rejected}, {@code conflict} (the id was used before with other content, which stays), or
 *     {@code unsendable} (the request with this one event was refused as such)
 * @param errors why; at least one
 */
public record DroppedEvent(String id, String status, List<EventError> errors) {
    public DroppedEvent {
        errors = List.copyOf(errors);
    }
}
