package se.statistiktjanst.statistics.publication;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;

/** What the tables for staff of a period need: units, words and record keys of each care provider. */
record StaffPeriod(PeriodFacts facts, PeriodReference reference, KeyTree keys, int rootVersion) {

    /** Empty tables of these cubes. */
    StaffTables tables(List<PublishedCube> cubes, int threshold) {
        int year = facts.period().first().getYear();
        if (cubes.isEmpty()) {
            return new StaffTables(cubes, provider -> codes(List.of(), null), this::keysOf, year);
        }
        Map<Integer, ListedWords> words = ListedWords.read(facts, threshold);
        Map<Integer, List<ReferenceDao.UnitRow>> units =
                facts
                        .handle()
                        .attach(ReferenceDao.class)
                        .units(facts.period().from(), facts.period().before())
                        .stream()
                        .collect(Collectors.groupingBy(ReferenceDao.UnitRow::providerId));
        return new StaffTables(
                cubes,
                provider -> codes(units.getOrDefault(provider, List.of()), words.get(provider)),
                this::keysOf,
                year);
    }

    private StaffCodes codes(List<ReferenceDao.UnitRow> units, @org.jspecify.annotations.Nullable ListedWords words) {
        return new StaffCodes(
                reference, units, words == null ? new ListedWords(new TreeSet<>(), new TreeSet<>()) : words);
    }

    private RecordKeys keysOf(int provider) {
        return RecordKeys.ofCareProvider(keys, provider, rootVersion);
    }
}
