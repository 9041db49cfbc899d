package se.statistiktjanst.ingest.collect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Idempotency keys: who comes first with an id has it for ever. Most ids are new, so they go in by COPY at once; only when
 * the database finds one taken are the taken ones asked for, and the others tried again.
 */
final class KeyTable {
    /** What is stored about the event that has the id. */
    record Stored(long digest, int version) {}

    private static final String COPY =
            "copy event.key (sender_id, id, hour, digest, digest_version) from stdin (format binary)";
    private static final int FIELDS = 5;
    private static final String FIND = """
            select id, digest, digest_version
            from event.key
            where sender_id = :sender and id = any(:ids)
            order by id
            """;
    private static final String SAVEPOINT = "keys";
    private static final String UNIQUE_VIOLATION = "23505";
    // As PostgreSQL orders them. Two batches that share ids then wait for each other instead of deadlocking.
    static final Comparator<CheckedEvent> ORDER = (one, other) -> {
        int first = Long.compareUnsigned(
                one.id().getMostSignificantBits(), other.id().getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(
                        one.id().getLeastSignificantBits(), other.id().getLeastSignificantBits());
    };

    /** Senders whose last batch held ids that were taken: the next is likely to as well, so they are asked for first. */
    private final Set<Integer> repeating = ConcurrentHashMap.newKeySet();

    /**
     * Takes the ids of events that are each first with their id in this batch, in {@link #ORDER}; gives what is stored under
     * those that were taken before.
     */
    Map<UUID, Stored> claim(Handle handle, int senderId, Collection<CheckedEvent> events, int digestVersion) {
        List<CheckedEvent> free = new ArrayList<>(events);
        Map<UUID, Stored> taken = new HashMap<>();
        boolean ask = repeating.contains(senderId);
        // An id is taken by a commit that the next question sees, so each turn leaves fewer.
        while (!free.isEmpty()) {
            if (ask) {
                taken.putAll(find(
                        handle, senderId, free.stream().map(CheckedEvent::id).toList()));
                free.removeIf(event -> taken.containsKey(event.id()));
            }
            if (free.isEmpty() || add(handle, senderId, free, digestVersion)) {
                break;
            }
            ask = true;
        }
        if (taken.isEmpty()) {
            repeating.remove(senderId);
        } else {
            repeating.add(senderId);
        }
        return taken;
    }

    /** Adds all or none, then because one is taken. */
    private static boolean add(Handle handle, int senderId, List<CheckedEvent> events, int digestVersion) {
        handle.savepoint(SAVEPOINT);
        try (BinaryCopy copy = new BinaryCopy(handle, COPY)) {
            for (CheckedEvent event : events) {
                copy.row(FIELDS)
                        .int2(senderId)
                        .uuid(event.id())
                        .int4(event.hourOfEpoch())
                        .int8(event.digest())
                        .int2(digestVersion);
            }
            copy.end();
            handle.releaseSavepoint(SAVEPOINT);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw StorageException.of(e);
            }
        }
        handle.rollbackToSavepoint(SAVEPOINT);
        return false;
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
                .map((row, context) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new Stored(row.getLong("digest"), row.getInt("digest_version"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
