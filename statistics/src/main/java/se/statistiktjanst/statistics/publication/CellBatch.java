package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.disclosure.ProtectedCell;
import se.statistiktjanst.statistics.disclosure.ProtectedValue;

/** Writes the cells of one release. Where a state comes without a number, so does the stored measure: null, never 0. */
final class CellBatch {
    private static final int BATCH_SIZE = 1_000;

    private static final String OPEN = """
            insert into open.cell (release_id, codes, measures, states) values (:release, :codes, :measures, :states)
            """;
    private static final String STAFF = """
            insert into usage.staff_cell (provider_id, release_id, codes, measures, states)
            select r.provider_id, r.id, :codes, :measures, :states from usage.staff_release r where r.id = :release
            """;

    private final Handle handle;
    private final String sql;

    private CellBatch(Handle handle, String sql) {
        this.handle = handle;
        this.sql = sql;
    }

    static CellBatch ofOpenTables(Handle handle) {
        return new CellBatch(handle, OPEN);
    }

    static CellBatch ofStaffTables(Handle handle) {
        return new CellBatch(handle, STAFF);
    }

    void insert(int releaseId, List<StoredCell> cells) {
        for (int from = 0; from < cells.size(); from += BATCH_SIZE) {
            insertBatch(releaseId, cells.subList(from, Math.min(cells.size(), from + BATCH_SIZE)));
        }
    }

    private void insertBatch(int releaseId, List<StoredCell> cells) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (StoredCell stored : cells) {
                batch.bind("release", releaseId)
                        .bindArray("codes", String.class, stored.codes())
                        .bindArray("measures", Double.class, measures(stored.cell()))
                        .bind("states", stored.cell().states())
                        .add();
            }
            batch.execute();
        }
    }

    static List<@Nullable Double> measures(ProtectedCell cell) {
        List<@Nullable Double> measures = new ArrayList<>(cell.values().size());
        for (ProtectedValue value : cell.values()) {
            measures.add(value.value().isPresent() ? value.value().getAsDouble() : null);
        }
        return measures;
    }

    /** A protected cell and its place. */
    record StoredCell(List<String> codes, ProtectedCell cell) {}
}
