package se.statistiktjanst.ingest.collect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Idempotency keys: who comes first with an id has it for ever. */
final class KeyTable {
    /** What is stored about the event that has the id. */
    record Stored(long digest, int version) {}

    // In the order of the ids, so that two batches that share ids wait for each other instead of deadlocking. Only what
    // was taken before comes back, which is mostly nothing.
    private static final String CLAIM = """
            with asked as materialized (
                select id, hour, digest from unnest(:ids, :hours, :digests) as asked (id, hour, digest)
            ), claimed as (
                insert into event.key (sender_id, id, hour, digest, digest_version)
                select :sender, id, hour, digest, :version from asked order by id
                on conflict do nothing
                returning id
            )
            select asked.id from asked where not exists (select from claimed where claimed.id = asked.id) order by 1
            """;
    private static final String FIND = """
            select id, digest, digest_version
            from event.key
            where sender_id = :sender and id = any(:ids)
            order by id
            """;

    private KeyTable() {}

    /** Takes the ids of events that are each first with their id in this batch; gives the ids that were taken before. */
    static List<UUID> claim(Handle handle, int senderId, List<CheckedEvent> events, int digestVersion) {
        if (events.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(CLAIM)
                .bind("sender", (short) senderId)
                .bind("version", (short) digestVersion)
                .bind("ids", events.stream().map(CheckedEvent::id).toArray(UUID[]::new))
                .bind(
                        "hours",
                        events.stream().mapToInt(CheckedEvent::hourOfEpoch).toArray())
                .bind("digests", events.stream().mapToLong(CheckedEvent::digest).toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** What is stored under those of the ids that are taken. */
    static Map<UUID, Stored> find(Handle handle, int senderId, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Stored> found = new HashMap<>();
        handle.createQuery(FIND)
                .bind("sender", (short) senderId)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> Map.entry(
                        row.getColumn("id", UUID.class),
                        new Stored(
                                row.getColumn("digest", Long.class), row.getColumn("digest_version", Integer.class))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
