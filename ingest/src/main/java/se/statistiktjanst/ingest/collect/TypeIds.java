package se.statistiktjanst.ingest.collect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.eventtype.CorrectionType;
import se.statistiktjanst.ingest.eventtype.EventFamily;
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

    // Its data is read by CorrectionCheck, so it has no fields here.
    private static final EventType CORRECTION = new EventType(
            CorrectionType.NAME, EventFamily.ACTIVITY, CorrectionType.TITLE, CorrectionType.TITLE, List.of());

    private TypeIds() {}

    static Map<String, DataFields> register(Jdbi collector, EventTypes types) {
        return collector.inTransaction(handle -> {
            Map<String, DataFields> byName = new HashMap<>();
            for (EventType type : types.all()) {
                String family = type.family().name().toLowerCase(Locale.ROOT);
                byName.put(type.type(), new DataFields(idOf(handle, type.type(), family), type));
            }
            byName.put(
                    CorrectionType.NAME,
                    new DataFields(idOf(handle, CorrectionType.NAME, CorrectionType.FAMILY), CORRECTION));
            return Map.copyOf(byName);
        });
    }

    private static int idOf(Handle handle, String name, String family) {
        handle.createUpdate(ADD).bind("name", name).bind("family", family).execute();
        return handle.createQuery("select id from event.type where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }
}
