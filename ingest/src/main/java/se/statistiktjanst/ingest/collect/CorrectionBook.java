package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Finds what corrections correct, and writes them down; the figures follow when the batch is folded. A sender's
 * corrections are taken one batch after the other, so that each knows which version it comes after.
 */
final class CorrectionBook {
    private static final long SECONDS_OF_HOUR = 3600;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('event.correction'), :sender)";
    private static final String KEYS = """
            select k.id, k.hour, exists (
                    select from event.correction c where c.sender_id = k.sender_id and c.correction_id = k.id)
                as correction
            from event.key k
            where k.sender_id = :sender and k.id = any (:keys)
            order by k.id
            """;
    private static final String LATEST = """
            select distinct on (key_id) key_id, version, new_on
            from event.correction
            where sender_id = :sender and key_id = any (:keys)
            order by key_id, version desc
            """;
    private static final String ADD = """
            insert into event.correction (sender_id, key_id, version, correction_id, batch_id, action, key_hour, id_hash,
                old_on, old_key, new_on)
            values (:sender, :key, :version, :correction, :batch, :action, :key_hour, :id_hash, :old_on, :old_key, :new_on)
            """;

    /** An event that can be corrected; {@code on} is null when it is withdrawn. */
    private record Target(
            int keyHour, int version, @Nullable LocalDate on) {
        Target corrected(@Nullable LocalDate newOn) {
            return new Target(keyHour, version + 1, newOn);
        }
    }

    private record Key(UUID id, int hour, boolean correction) {}

    private record Latest(UUID key, int version, @Nullable LocalDate on) {}

    private CorrectionBook() {}

    /** Refuses the corrections of a batch that correct nothing, and plans the others. Takes no key. */
    static void prepare(Handle handle, Batch batch, boolean lock) {
        List<CheckedEvent> corrections =
                batch.valid().stream().filter(CheckedEvent::isCorrection).toList();
        if (corrections.isEmpty()) {
            return;
        }
        short sender = (short) batch.sender().senderId();
        if (lock) {
            handle.createQuery(LOCK).bind("sender", (int) sender).mapToMap().list();
        }
        Map<UUID, Key> keys = keys(handle, sender, corrections);
        Map<UUID, Target> targets = targets(handle, sender, batch, keys);
        for (CheckedEvent event : corrections) {
            Correction correction = event.correction();
            if (correction == null || keys.containsKey(event.id()) || batch.isPlanned(event.id())) {
                // It came before: the keys tell whether as the same or as another.
                continue;
            }
            Target target = targets.get(correction.key());
            if (target == null) {
                batch.reject(
                        event,
                        new Fault(
                                Reason.UNKNOWN_EVENT,
                                "/data/id",
                                "no event of this sender with this id is stored; send the correction after the event"));
            } else if (target.on() == null) {
                batch.reject(event, new Fault(Reason.EVENT_WITHDRAWN, "/data/id", "the event is withdrawn, for good"));
            } else {
                CorrectionPlan plan =
                        new CorrectionPlan(correction, target.version() + 1, target.keyHour(), target.on());
                batch.plan(event.id(), plan);
                CheckedEvent replacement = correction.replacement();
                targets.put(correction.key(), target.corrected(replacement == null ? null : replacement.occurredOn()));
            }
        }
    }

    /** Writes down the corrections that were accepted. */
    static void add(Handle handle, Batch batch, long batchId, List<CheckedEvent> accepted) {
        PreparedBatch rows = handle.prepareBatch(ADD);
        for (CheckedEvent event : accepted) {
            CorrectionPlan plan = batch.planOf(event);
            if (plan != null) {
                Correction correction = plan.correction();
                CheckedEvent replacement = correction.replacement();
                rows.bind("sender", (short) batch.sender().senderId())
                        .bind("key", correction.key())
                        .bind("version", plan.version())
                        .bind("correction", event.id())
                        .bind("batch", batchId)
                        .bind("action", correction.withdraws() ? "withdraw" : "replace")
                        .bind("key_hour", plan.keyHour())
                        .bind("id_hash", correction.hash())
                        .bind("old_on", plan.oldOn())
                        .bind("old_key", plan.oldFactKey())
                        .bind("new_on", replacement == null ? null : replacement.occurredOn())
                        .add();
            }
        }
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    private static Map<UUID, Key> keys(Handle handle, short sender, List<CheckedEvent> corrections) {
        List<UUID> asked = new ArrayList<>();
        for (CheckedEvent event : corrections) {
            asked.add(event.id());
            if (event.correction() != null) {
                asked.add(event.correction().key());
            }
        }
        Map<UUID, Key> keys = new HashMap<>();
        handle.createQuery(KEYS)
                .bind("sender", sender)
                .bind("keys", asked.toArray(UUID[]::new))
                .map((row, context) ->
                        new Key(row.getObject("id", UUID.class), row.getInt("hour"), row.getBoolean("correction")))
                .forEach(key -> keys.put(key.id(), key));
        return keys;
    }

    private static Map<UUID, Target> targets(Handle handle, short sender, Batch batch, Map<UUID, Key> keys) {
        Map<UUID, Target> targets = new HashMap<>();
        for (CheckedEvent event : batch.valid()) {
            if (!event.isCorrection()) {
                targets.putIfAbsent(event.id(), new Target(event.hourOfEpoch(), 0, event.occurredOn()));
            }
        }
        for (Key key : keys.values()) {
            if (!key.correction()) {
                targets.put(key.id(), new Target(key.hour(), 0, day(key.hour())));
            }
        }
        handle.createQuery(LATEST)
                .bind("sender", sender)
                .bind("keys", keys.keySet().toArray(UUID[]::new))
                .map((row, context) -> new Latest(
                        row.getObject("key_id", UUID.class),
                        row.getInt("version"),
                        row.getObject("new_on", LocalDate.class)))
                .forEach(latest -> targets.computeIfPresent(
                        latest.key(), (key, target) -> new Target(target.keyHour(), latest.version(), latest.on())));
        return targets;
    }

    /** Sweden is whole hours from UTC, so the hour tells the day. */
    private static LocalDate day(int hour) {
        return Instant.ofEpochSecond(hour * SECONDS_OF_HOUR)
                .atZone(CalendarZone.STOCKHOLM)
                .toLocalDate();
    }
}
