package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;

/** The staff tables of every care provider with events in a month, while they fill. */
final class StaffTables {
    private final List<PublishedCube> cubes;
    private final IntFunction<StaffCodes> codes;
    private final IntFunction<RecordKeys> keys;
    private final int year;
    private final Map<Integer, Tables> byProvider = new TreeMap<>();

    private record Tables(RecordKeys keys, List<StaffTable> list) {}

    /**
     * Of some cubes, which may be none.
     *
     * @param codes of a care provider
     * @param keys record keys of a care provider
     */
    StaffTables(List<PublishedCube> cubes, IntFunction<StaffCodes> codes, IntFunction<RecordKeys> keys, int year) {
        this.cubes = cubes;
        this.codes = codes;
        this.keys = keys;
        this.year = year;
    }

    void add(UsageRow row, int openKey) {
        if (cubes.isEmpty()) {
            return;
        }
        Tables tables = of(row);
        int ownKey = tables.keys().recordKey(year, row.personNo());
        tables.list().forEach(table -> table.add(row, ownKey, openKey));
    }

    void addUnidentified(UsageRow row) {
        of(row).list().forEach(table -> table.addUnidentified(row));
    }

    /** By care provider. */
    Map<Integer, List<StaffTable>> all() {
        Map<Integer, List<StaffTable>> all = new TreeMap<>();
        byProvider.forEach((provider, tables) -> all.put(provider, tables.list()));
        return all;
    }

    private Tables of(UsageRow row) {
        return byProvider.computeIfAbsent(row.attributes().providerId(), provider -> {
            StaffCodes its = codes.apply(provider);
            List<StaffTable> list = new ArrayList<>();
            cubes.forEach(cube -> list.add(new StaffTable(cube, its)));
            return new Tables(keys.apply(provider), list);
        });
    }
}
