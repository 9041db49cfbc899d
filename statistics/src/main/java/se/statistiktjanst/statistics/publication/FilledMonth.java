package se.statistiktjanst.statistics.publication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;

/** Every table of a month, filled in one pass over its facts. */
final class FilledMonth {
    private final Handle handle;
    private final YearMonth month;
    private final Frozen frozen;
    private final KeyTree keys;
    private final OpenCodes names;
    private final int threshold;
    private List<CubeAccumulator> open = List.of();
    private @Nullable StaffTables staff;

    FilledMonth(Handle handle, YearMonth month, Frozen frozen, KeyTree keys, OpenCodes names, int threshold) {
        this.handle = handle;
        this.month = month;
        this.frozen = frozen;
        this.keys = keys;
        this.names = names;
        this.threshold = threshold;
    }

    void fill(List<PublishedCube> cubes, List<PublishedCube> staffCubes) {
        LocalDate from = month.atDay(1);
        LocalDate before = month.plusMonths(1).atDay(1);
        MonthReference reference = MonthReference.read(handle.attach(ReferenceDao.class), from, before, frozen.at());
        SortedSet<String> errands = ErrandCodes.listed(handle, from, before, frozen.at(), threshold);
        MonthCodes codes = new MonthCodes(reference, errands, names, threshold);
        open = cubes.stream()
                .map(cube -> new CubeAccumulator(cube, codes, threshold))
                .toList();
        StaffTables tables = staffTables(staffCubes, reference, from, before);
        staff = tables;
        read(new UsageReader(handle, from, before, frozen.at()), tables);
    }

    private StaffTables staffTables(
            List<PublishedCube> cubes, MonthReference reference, LocalDate from, LocalDate before) {
        Map<Integer, ListedWords> words = ListedWords.read(handle, from, before, frozen.at(), threshold);
        Map<Integer, List<ReferenceDao.UnitRow>> units = handle.attach(ReferenceDao.class).units(from, before).stream()
                .collect(Collectors.groupingBy(ReferenceDao.UnitRow::providerId));
        return new StaffTables(
                cubes,
                provider -> new StaffCodes(
                        reference,
                        units.getOrDefault(provider, List.of()),
                        words.getOrDefault(provider, new ListedWords(new TreeSet<>(), new TreeSet<>()))),
                provider -> RecordKeys.ofCareProvider(keys, provider, frozen.rootVersion()),
                month.getYear());
    }

    private void read(UsageReader usage, StaffTables tables) {
        RecordKeys openKeys = RecordKeys.ofOpenStatistics(keys, frozen.rootVersion());
        usage.forEachOfPersons(row -> {
            int recordKey = openKeys.recordKey(month.getYear(), row.personNo());
            open.forEach(cube -> cube.add(row, recordKey));
            tables.add(row, recordKey);
        });
        usage.forEachUnidentified(row -> {
            open.forEach(cube -> cube.addUnidentified(row));
            tables.addUnidentified(row);
        });
        usage.forEachStaff((row, staffId) -> open.forEach(cube -> cube.addStaff(row, staffId)));
    }

    List<CubeAccumulator> open() {
        return open;
    }

    StaffTables staff() {
        return Objects.requireNonNull(staff, "fill it first");
    }

    /** The groups that the open tables show. */
    DrawnGroups drawn() {
        DrawnGroups drawn = new DrawnGroups();
        open.forEach(cube -> cube.forEach((codes, totals) -> drawn.add(totals)));
        return drawn;
    }
}
