package se.statistiktjanst.ingest.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a client is doing since it was opened, without any values.
 *
 * @param pending events in the spool
 * @param pendingBytes what they take on disk
 * @param accepted events that the collector stored
 * @param duplicates events that it had already, which is a success
 * @param dropped events that it did not take; each was told to the {@link DropListener}
 * @param attempts requests that decided nothing and were or will be repeated
 * @param fault why the latest request decided nothing, such as {@code 401} or {@code ConnectException}; null if it did
 * @param contactAt when the collector last decided on events; null if never
 */
public record ClientStatus(
        long pending,
        long pendingBytes,
        long accepted,
        long duplicates,
        long dropped,
        long attempts,
        @Nullable String fault,
        @Nullable Instant contactAt) {}
