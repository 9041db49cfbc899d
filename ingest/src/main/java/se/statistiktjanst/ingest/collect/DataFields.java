package se.statistiktjanst.ingest.collect;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.CorrectionType;
import se.statistiktjanst.ingest.eventtype.EventType;
import se.statistiktjanst.ingest.eventtype.Field;

/** An event type laid out for reading events: its fields by name, and its id in {@code event.type}. */
final class DataFields {
    private final int typeId;
    private final EventType type;
    private final Map<String, Field> byName = new HashMap<>();
    // By the field itself: its hash would be that of all that the definition says of it.
    private final IdentityHashMap<Field, FactColumn> columns = new IdentityHashMap<>();
    private final IdentityHashMap<Field, Map<String, String>> codes = new IdentityHashMap<>();

    DataFields(int typeId, EventType type) {
        this.typeId = typeId;
        this.type = type;
        for (Field field : type.fields()) {
            byName.put(field.name(), field);
            Map<String, String> own = new HashMap<>();
            field.values().keySet().forEach(code -> own.put(code, code));
            codes.put(field, own);
            FactColumn column = FactColumn.of(field.column().orElse(null));
            if (column != null) {
                columns.put(field, column);
            }
        }
    }

    /** Whether events of this type say something of another event instead of being counted themselves. */
    boolean isCorrection() {
        return type.type().equals(CorrectionType.NAME);
    }

    int typeId() {
        return typeId;
    }

    String name() {
        return type.type();
    }

    /** In the order of their ids. */
    List<Field> all() {
        return type.fields();
    }

    @Nullable
    Field named(String name) {
        return byName.get(name);
    }

    /** The code of a field as its definition has it, null if it is none of them. */
    @Nullable
    String codeOf(Field field, String text) {
        return codes.getOrDefault(field, Map.of()).get(text);
    }

    /** Where the field goes; null for {@code extra} and for fields whose role says it. */
    @Nullable
    FactColumn columnOf(Field field) {
        return columns.get(field);
    }
}
