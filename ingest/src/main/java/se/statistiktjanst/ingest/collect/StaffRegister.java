package se.statistiktjanst.ingest.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Staff by care provider and HSA-id; their names follow what the senders say. */
final class StaffRegister {
    record Key(int providerId, String hsaId) {}

    private static final String FIND = """
            select asked.ordinal, s.id,
                (coalesce(asked.username, s.username), coalesce(asked.given_name, s.given_name),
                    coalesce(asked.surname, s.surname))
                    is distinct from (s.username, s.given_name, s.surname) as renamed
            from unnest(:providers, :hsa_ids, :usernames, :given_names, :surnames) with ordinality
                as asked (provider_id, hsa_id, username, given_name, surname, ordinal)
            join registry.staff s using (provider_id, hsa_id)
            order by asked.ordinal
            """;
    // A batch names few new or renamed staff, so the rows of the others are never locked.
    private static final String SAVE = """
            insert into registry.staff as s (provider_id, hsa_id, username, given_name, surname)
            select provider_id, hsa_id, username, given_name, surname
            from unnest(:providers, :hsa_ids, :usernames, :given_names, :surnames)
                as asked (provider_id, hsa_id, username, given_name, surname)
            order by provider_id, hsa_id
            on conflict (provider_id, hsa_id) do update
            set username = coalesce(excluded.username, s.username),
                given_name = coalesce(excluded.given_name, s.given_name),
                surname = coalesce(excluded.surname, s.surname)
            """;

    private record Named(Key key, StaffSeen seen) {}

    private record Found(Named named, int id, boolean renamed) {}

    private StaffRegister() {}

    /**
     * The ids of all staff, added where they are missing.
     *
     * @param rename whether these names are news; those in old events are not
     */
    static Map<Key, Integer> ids(Handle handle, Map<Key, StaffSeen> staff, boolean rename) {
        List<Named> asked = new ArrayList<>();
        staff.forEach((key, seen) -> asked.add(new Named(key, seen)));
        Map<Key, Integer> ids = new HashMap<>();
        Set<Named> toSave = new LinkedHashSet<>(asked);
        for (Found found : find(handle, asked)) {
            ids.put(found.named().key(), found.id());
            if (!rename || !found.renamed()) {
                toSave.remove(found.named());
            }
        }
        if (!toSave.isEmpty()) {
            List<Named> saved = List.copyOf(toSave);
            bound(handle.createUpdate(SAVE), saved).execute();
            find(handle, saved).forEach(found -> ids.put(found.named().key(), found.id()));
        }
        return ids;
    }

    private static List<Found> find(Handle handle, List<Named> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        return bound(handle.createQuery(FIND), asked)
                .map((row, context) ->
                        new Found(asked.get(row.getInt("ordinal") - 1), row.getInt("id"), row.getBoolean("renamed")))
                .list();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<Named> staff) {
        return statement
                .bind(
                        "providers",
                        staff.stream().mapToInt(one -> one.key().providerId()).toArray())
                .bind("hsa_ids", texts(staff, one -> one.key().hsaId()))
                .bind("usernames", texts(staff, one -> one.seen().username()))
                .bind("given_names", texts(staff, one -> one.seen().givenName()))
                .bind("surnames", texts(staff, one -> one.seen().surname()));
    }

    private static String[] texts(List<Named> staff, Function<Named, @Nullable String> text) {
        return staff.stream().map(text).toArray(String[]::new);
    }
}
