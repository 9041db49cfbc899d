package se.statistiktjanst.ingest.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The dictionaries of dimension values: codes and words to small ids. */
final class Dimensions {
    /** One word of a care provider, or a code of ours (provider 0). */
    record Value(int providerId, FactColumn dimension, String code) {}

    /** Words kept in memory at most; a sender that makes up words must not fill it. */
    private static final int REMEMBERED = 100_000;

    private static final String FIND = """
            select asked.ordinal, v.id
            from unnest(:providers, :dimensions, :codes) with ordinality
                as asked (provider_id, dimension, code, ordinal)
            join event.dimension_value v using (provider_id, dimension, code)
            order by asked.ordinal
            """;
    private static final String ADD = """
            insert into event.dimension_value (provider_id, dimension, code)
            select provider_id, dimension, code
            from unnest(:providers, :dimensions, :codes) as asked (provider_id, dimension, code)
            order by provider_id, dimension, code
            on conflict do nothing
            """;

    private final Map<Value, Integer> remembered = new ConcurrentHashMap<>();

    /** The ids of all values, made where they are missing. Remember them when the transaction is committed. */
    Map<Value, Integer> ids(Handle handle, Set<Value> values) {
        Map<Value, Integer> ids = new HashMap<>();
        List<Value> missing = new ArrayList<>();
        for (Value value : values) {
            Integer id = remembered.get(value);
            if (id == null) {
                missing.add(value);
            } else {
                ids.put(value, id);
            }
        }
        find(handle, missing, ids);
        missing.removeIf(ids::containsKey);
        add(handle, missing);
        find(handle, missing, ids);
        return ids;
    }

    void remember(Map<Value, Integer> committed) {
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        remembered.putAll(committed);
    }

    private static void find(Handle handle, List<Value> values, Map<Value, Integer> ids) {
        if (!values.isEmpty()) {
            bound(handle.createQuery(FIND), values)
                    .map(row -> Map.entry(
                            values.get(row.getColumn("ordinal", Integer.class) - 1),
                            row.getColumn("id", Integer.class)))
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        }
    }

    private static void add(Handle handle, List<Value> values) {
        if (!values.isEmpty()) {
            bound(handle.createUpdate(ADD), values).execute();
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<Value> values) {
        return statement
                .bind("providers", values.stream().mapToInt(Value::providerId).toArray())
                .bind(
                        "dimensions",
                        values.stream().map(value -> value.dimension().column()).toArray(String[]::new))
                .bind("codes", values.stream().map(Value::code).toArray(String[]::new));
    }
}
