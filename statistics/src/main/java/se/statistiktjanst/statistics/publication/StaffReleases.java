package se.statistiktjanst.statistics.publication;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;

/** Protects and writes the staff tables of a month. */
final class StaffReleases {
    private static final JsonMapper JSON = new JsonMapper();

    private final Handle handle;
    private final StaffReleaseDao dao;
    private final DisclosureGate gate;
    private final Instant at;
    private final int rootVersion;

    StaffReleases(Handle handle, DisclosureGate gate, Instant at, int rootVersion) {
        this.handle = handle;
        this.dao = handle.attach(StaffReleaseDao.class);
        this.gate = gate;
        this.at = at;
        this.rootVersion = rootVersion;
    }

    /**
     * Writes the tables of every care provider.
     *
     * @param drawn groups that open tables of the month show
     * @return one for each table
     */
    List<PublishedRelease> write(StaffTables tables, List<PublishedCube> cubes, String period, DrawnGroups drawn) {
        cubes.forEach(cube -> dao.putCube(cube, at));
        Map<String, PublishedRelease> made = new LinkedHashMap<>();
        cubes.forEach(cube -> made.put(cube.id(), release(cube.id(), period, 0, 0)));
        tables.all().forEach((provider, list) -> {
            List<Population> divided = Population.divided(
                    list.stream().flatMap(table -> table.populations().stream()).toList(),
                    gate.parameters().leastShown());
            for (StaffTable table : list) {
                StaffTable.Protected cells = table.protect(gate, drawn, divided);
                write(provider, table, cells, period);
                made.computeIfPresent(
                        table.cube().id(),
                        (id, sum) -> release(id, period, sum.cells() + cells.cells(), sum.hidden() + cells.hidden()));
            }
        });
        return List.copyOf(made.values());
    }

    private static PublishedRelease release(String cube, String period, int cells, int hidden) {
        return new PublishedRelease(cube, period, 1, ReleaseKind.FIRST, cells, hidden, cells);
    }

    private void write(int provider, StaffTable table, StaffTable.Protected cells, String period) {
        PublishedCube cube = table.cube();
        putCodes(provider, table);
        StoredCell blank = StoredCell.of(List.of(), cells.blank(), 1);
        StaffReleaseDao.Row row = new StaffReleaseDao.Row(
                provider,
                cube.id(),
                period,
                codes(table.codeLists()),
                cells.few().stream().sorted().toList(),
                blank.measures(),
                blank.states(),
                cells.cells(),
                cells.hidden());
        int id = dao.insertRelease(row, gate.parameters(), at, ReleaseWriter.METHOD, rootVersion);
        CellStore.ofStaffTables(handle).insert(id, cells.kept());
    }

    private void putCodes(int provider, StaffTable table) {
        PublishedCube cube = table.cube();
        for (int dimension = 0; dimension < cube.dimensions().size(); dimension++) {
            List<DimensionCode> codes = table.codeLists().get(dimension);
            dao.putCodes(
                    provider,
                    cube.id(),
                    cube.dimensions().get(dimension).id(),
                    codes,
                    IntStream.range(0, codes.size()).boxed().toList());
        }
    }

    private static String codes(List<List<DimensionCode>> lists) {
        ArrayNode all = JSON.createArrayNode();
        for (List<DimensionCode> list : lists) {
            ArrayNode codes = all.addArray();
            new ArrayList<>(list).forEach(code -> codes.add(code.code()));
        }
        return all.toString();
    }
}
