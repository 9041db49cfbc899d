package se.statistiktjanst.exports.run;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The words of the ids in facts, of one care provider; a few thousand at most. */
record Dictionary(
        Map<Integer, String> values,
        Map<Integer, String> units,
        Set<Integer> personalUnits,
        Map<Integer, String> types) {
    static Dictionary read(Handle handle) {
        Set<Integer> personal = new HashSet<>(
                handle.createQuery("select id from registry.unit where kind = 'private_practitioner' order by id")
                        .mapTo(Integer.class)
                        .list());
        return new Dictionary(
                words(handle, "select id, code as word from event.dimension_value order by id"),
                words(handle, "select id, hsa_id as word from registry.unit order by id"),
                personal,
                words(handle, "select id, name as word from event.type order by id"));
    }

    @Nullable
    String value(@Nullable Integer id) {
        return id == null ? null : values.get(id);
    }

    private static Map<Integer, String> words(Handle handle, String sql) {
        return handle.createQuery(sql)
                .map((row, context) -> Map.entry(row.getInt("id"), row.getString("word")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
