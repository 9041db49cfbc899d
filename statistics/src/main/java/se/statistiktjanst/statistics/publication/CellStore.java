package se.statistiktjanst.statistics.publication;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes and reads the cells of releases. */
final class CellStore {
    private static final int BATCH_SIZE = 1_000;

    private static final String OPEN = """
            insert into open.cell (release_id, codes, measures, states, drawn)
            values (:release, :codes, :measures, :states, :drawn)
            """;
    private static final String STAFF = """
            insert into usage.staff_cell (provider_id, release_id, codes, measures, states)
            select r.provider_id, r.id, :codes, :measures, :states from usage.staff_release r where r.id = :release
            """;

    private final Handle handle;
    private final boolean isOpen;

    private CellStore(Handle handle, boolean isOpen) {
        this.handle = handle;
        this.isOpen = isOpen;
    }

    static CellStore ofOpenTables(Handle handle) {
        return new CellStore(handle, true);
    }

    static CellStore ofStaffTables(Handle handle) {
        return new CellStore(handle, false);
    }

    void insert(int releaseId, List<StoredCell> cells) {
        for (int from = 0; from < cells.size(); from += BATCH_SIZE) {
            insertBatch(releaseId, cells.subList(from, Math.min(cells.size(), from + BATCH_SIZE)));
        }
    }

    private void insertBatch(int releaseId, List<StoredCell> cells) {
        try (PreparedBatch batch = handle.prepareBatch(isOpen ? OPEN : STAFF)) {
            for (StoredCell cell : cells) {
                if (isOpen) {
                    batch.bind("drawn", cell.drawn());
                }
                batch.bind("release", releaseId)
                        .bindArray("codes", String.class, cell.codes())
                        .bindArray("measures", Double.class, cell.measures())
                        .bind("states", cell.states())
                        .add();
            }
            batch.execute();
        }
    }

    /** The cells of a release of an open table. */
    List<StoredCell> of(int releaseId) {
        return handle.createQuery("select codes, measures, states, drawn from open.cell where release_id = :release"
                        + " order by codes")
                .bind("release", releaseId)
                .map((row, context) -> new StoredCell(
                        List.of((String[]) row.getArray("codes").getArray()),
                        Arrays.asList((Double[]) row.getArray("measures").getArray()),
                        row.getString("states"),
                        row.getInt("drawn")))
                .list();
    }
}
