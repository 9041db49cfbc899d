package se.statistiktjanst.ingest.collect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.eventtype.EventType;
import se.statistiktjanst.ingest.eventtype.EventTypes;

/** Gives every event type of the definitions its id in the database, adding the new ones. */
final class TypeIds {
    private static final String ADD = """
            insert into event.type (name, family)
            select :name, :family
            where not exists (select from event.type where name = :name)
            on conflict do nothing
            """;

    private TypeIds() {}

    static Map<String, DataFields> register(Jdbi collector, EventTypes types) {
        return collector.inTransaction(handle -> {
            Map<String, DataFields> byName = new HashMap<>();
            for (EventType type : types.all()) {
                byName.put(type.type(), new DataFields(idOf(handle, type), type));
            }
            return Map.copyOf(byName);
        });
    }

    private static int idOf(Handle handle, EventType type) {
        handle.createUpdate(ADD)
                .bind("name", type.type())
                .bind("family", type.family().name().toLowerCase(Locale.ROOT))
                .execute();
        return handle.createQuery("select id from event.type where name = :name")
                .bind("name", type.type())
                .mapTo(Integer.class)
                .one();
    }
}
