package se.statistiktjanst.ingest.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a batch in its dimension columns: each different one once, and which of them each event has. */
final class Words {
    private static final int COLUMNS = FactColumn.DIMENSIONS.length;
    private static final int NONE = -1;

    private final List<Dimensions.Value> values = new ArrayList<>();
    private final int[] places;

    Words(List<CheckedEvent> events) {
        places = new int[events.size() * COLUMNS];
        Map<Integer, Map<String, Integer>> known = new HashMap<>();
        // What an event says is often what the one before said, and then often the same object.
        @Nullable String[] lastCodes = new String[COLUMNS];
        int[] lastDictionaries = new int[COLUMNS];
        int[] lastPlaces = new int[COLUMNS];
        int next = 0;
        for (CheckedEvent event : events) {
            @Nullable Object[] said = event.values();
            for (int number = 0; number < COLUMNS; number++) {
                FactColumn column = FactColumn.DIMENSIONS[number];
                String code = (String) said[column.place()];
                if (code == null) {
                    places[next++] = NONE;
                    continue;
                }
                int dictionary = column.dictionaryOf(event.providerId());
                if (dictionary != lastDictionaries[number] || !code.equals(lastCodes[number])) {
                    lastPlaces[number] = place(known, column, dictionary, code);
                    lastDictionaries[number] = dictionary;
                    lastCodes[number] = code;
                }
                places[next++] = lastPlaces[number];
            }
        }
    }

    private int place(Map<Integer, Map<String, Integer>> known, FactColumn column, int dictionary, String code) {
        Map<String, Integer> words =
                known.computeIfAbsent(dictionary * FactColumn.ALL.length + column.place(), absent -> new HashMap<>());
        Integer place = words.get(code);
        if (place == null) {
            place = values.size();
            values.add(new Dimensions.Value(dictionary, column, code));
            words.put(code, place);
        }
        return place;
    }

    Set<Dimensions.Value> values() {
        return new LinkedHashSet<>(values);
    }

    /** For each event and dimension column the id of its word, null where it has none. */
    @Nullable
    Integer[][] ids(Map<Dimensions.Value, Integer> known) {
        @Nullable Integer[] ofValues = new Integer[values.size()];
        for (int i = 0; i < ofValues.length; i++) {
            ofValues[i] = known.get(values.get(i));
        }
        @Nullable Integer[][] ids = new Integer[places.length / COLUMNS][COLUMNS];
        for (int i = 0; i < places.length; i++) {
            ids[i / COLUMNS][i % COLUMNS] = places[i] == NONE ? null : ofValues[places[i]];
        }
        return ids;
    }
}
