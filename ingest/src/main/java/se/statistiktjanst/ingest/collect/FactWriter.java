package se.statistiktjanst.ingest.collect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores the facts of one batch: words, staff and residents become ids, then everything goes in by one COPY. */
final class FactWriter {
    /** What may be kept in memory once the transaction is committed. */
    record Written(
            Map<Dimensions.Value, Integer> words, List<ResidentVault.Visit> visits, ResidentVault.Numbers numbers) {}

    private final Dimensions dimensions;
    private final ResidentVault vault;

    FactWriter(Dimensions dimensions, ResidentVault vault) {
        this.dimensions = dimensions;
        this.vault = vault;
    }

    // Every step takes its locks in one order (words, staff, persons, residents, facts) and within a step sorted, so
    // that batches that share rows wait for each other and never deadlock.
    Written write(Handle handle, Batch batch, long batchId, List<CheckedEvent> events) {
        Words said = new Words(events);
        Map<Dimensions.Value, Integer> words = dimensions.ids(handle, said.values());
        @Nullable Integer[][] dimensionIds = said.ids(words);
        StaffRegister.@Nullable Key[] keys = keys(events);
        Map<StaffRegister.Key, Integer> staff =
                StaffRegister.ids(handle, staff(events, keys), !batch.options().historical());
        List<ResidentVault.Visit> visits = new ArrayList<>();
        int[] places = new int[events.size()];
        for (int i = 0; i < places.length; i++) {
            CheckedEvent event = events.get(i);
            places[i] = event.resident() == null ? -1 : visits.size();
            if (event.resident() != null) {
                visits.add(vault.visit(event.providerId(), event.resident()));
            }
        }
        ResidentVault.Numbers numbers = vault.numbers(handle, visits);
        try (FactCopy copy = new FactCopy(handle)) {
            for (int i : byProvider(events)) {
                CheckedEvent event = events.get(i);
                copy.write(
                        event,
                        batch.sender().senderId(),
                        batchId,
                        keys[i] == null ? null : staff.get(keys[i]),
                        places[i] < 0 ? null : numbers.refs()[places[i]],
                        dimensionIds[i]);
            }
            requireAll(copy.end(), places.length);
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
        return new Written(words, visits, numbers);
    }

    /** By care provider, so that a batch lies together in the index and on disk: places of the events in the list. */
    private static int[] byProvider(List<CheckedEvent> events) {
        long[] order = new long[events.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = ((long) events.get(i).providerId() << Integer.SIZE) + i;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(place -> (int) place).toArray();
    }

    /** Of each event its member of staff, null where it names none. */
    private static StaffRegister.@Nullable Key[] keys(List<CheckedEvent> events) {
        StaffRegister.@Nullable Key[] keys = new StaffRegister.Key[events.size()];
        for (int i = 0; i < keys.length; i++) {
            CheckedEvent event = events.get(i);
            StaffSeen seen = event.staff();
            keys[i] = seen == null ? null : new StaffRegister.Key(event.providerId(), seen.hsaId());
        }
        return keys;
    }

    /** The staff of the batch; of several namings the one of the latest event counts. */
    private static Map<StaffRegister.Key, StaffSeen> staff(
            List<CheckedEvent> events, StaffRegister.@Nullable Key[] keys) {
        Map<StaffRegister.Key, CheckedEvent> latest = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            StaffRegister.Key key = keys[i];
            if (key != null) {
                latest.merge(key, events.get(i), (old, next) -> next.at().isBefore(old.at()) ? old : next);
            }
        }
        Map<StaffRegister.Key, StaffSeen> staff = new LinkedHashMap<>();
        latest.forEach((key, event) -> {
            if (event.staff() != null) {
                staff.put(key, event.staff());
            }
        });
        return staff;
    }

    private static void requireAll(long copied, int sent) {
        if (copied != sent) {
            throw new IllegalStateException("the database took " + copied + " facts of " + sent);
        }
    }
}
