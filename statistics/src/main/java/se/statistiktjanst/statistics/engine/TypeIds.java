package se.statistiktjanst.statistics.engine;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** The database ids of types of event. They are remembered: a type has the same for ever once an event of it has come. */
final class TypeIds {
    private static final GenericType<Map<String, Integer>> NAMES_WITH_IDS = new GenericType<>() {};

    private volatile Map<String, Integer> known = Map.of();

    /** The ids of those of some types that have one; they are read again while one of them is missing. */
    List<Integer> of(Handle handle, List<String> types) {
        if (!known.keySet().containsAll(types)) {
            known = Map.copyOf(handle.createQuery("select name, id::int from event.type")
                    .setMapKeyColumn("name")
                    .setMapValueColumn("id")
                    .collectInto(NAMES_WITH_IDS));
        }
        Map<String, Integer> ids = known;
        return types.stream().filter(ids::containsKey).map(ids::get).toList();
    }
}
