package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, in their order. Those of an event are so few that looking along them is faster than a
 * hash table, which took a tenth of all that is done to an event; beyond that it becomes one, so that nobody can send an
 * object that takes quadratic time.
 */
final class FewMembers extends AbstractMap<String, JsonNode> {
    /** Makes objects with such members. */
    static final JsonNodeFactory NODES = new JsonNodeFactory() {
        private static final long serialVersionUID = 1L;

        @Override
        public ObjectNode objectNode() {
            return new ObjectNode(this, new FewMembers());
        }
    };

    private static final int FEW = 24;
    private static final int FIRST_ROOM = 8;

    private String[] names = new String[FIRST_ROOM];
    /** Of the names: a glance at these tells most names apart. */
    private int[] hashes = new int[FIRST_ROOM];

    private JsonNode[] values = new JsonNode[FIRST_ROOM];
    private int size;
    private @Nullable Map<String, JsonNode> many;

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public @Nullable JsonNode get(Object name) {
        if (many != null) {
            return many.get(name);
        }
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        if (many != null) {
            return many.put(name, value);
        }
        int place = place(name);
        if (place >= 0) {
            JsonNode before = values[place];
            values[place] = value;
            return before;
        }
        if (size == FEW) {
            return asMany().put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        hashes[size] = name.hashCode();
        values[size++] = value;
        return null;
    }

    @Override
    public @Nullable JsonNode remove(Object name) {
        return asMany().remove(name);
    }

    private int place(Object name) {
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, JsonNode> asMany() {
        if (many == null) {
            Map<String, JsonNode> all = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                all.put(names[i], values[i]);
            }
            many = all;
        }
        return many;
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return many == null ? new Few() : many.entrySet();
    }

    private final class Few extends AbstractSet<Entry<String, JsonNode>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Entry<String, JsonNode>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, JsonNode> next() {
                    if (next == size) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }
    }
}
