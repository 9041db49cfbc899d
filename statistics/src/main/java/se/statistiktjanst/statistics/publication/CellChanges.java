package se.statistiktjanst.statistics.publication;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Counts for each cell of a cube the residents who have come into it or gone out of it since it was drawn. */
final class CellChanges {
    private final CubeAccumulator cube;
    private final Map<Long, Integer> changed = new HashMap<>();
    private final Set<Long> now = new HashSet<>();
    private final Set<Long> then = new HashSet<>();
    private int person;

    CellChanges(CubeAccumulator cube) {
        this.cube = cube;
    }

    /** Rows of a person come one after another. */
    void add(int personNo, UsageRow.Attributes place, boolean isNow) {
        if (personNo != person) {
            flush();
            person = personNo;
        }
        cube.forEachKeyOf(place, (isNow ? now : then)::add);
    }

    /** How many residents are others in the cell with these codes. */
    int of(List<String> codes) {
        flush();
        OptionalLong key = cube.keyOf(codes);
        return key.isPresent() ? changed.getOrDefault(key.getAsLong(), 0) : 0;
    }

    private void flush() {
        now.stream().filter(key -> !then.contains(key)).forEach(key -> changed.merge(key, 1, Integer::sum));
        then.stream().filter(key -> !now.contains(key)).forEach(key -> changed.merge(key, 1, Integer::sum));
        now.clear();
        then.clear();
    }
}
