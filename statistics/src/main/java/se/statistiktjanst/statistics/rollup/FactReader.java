package se.statistiktjanst.statistics.rollup;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import se.statistiktjanst.statistics.metric.MeasureSql;

/** Reads facts by binary COPY, which costs the database and this program least. */
final class FactReader {
    private static final String COPY = "copy (with " + MeasureSql.CODES + " select " + FactRow.COLUMNS
            + " from %s f where %s) to stdout (format binary)";
    /** Before the first row; see PostgreSQL's documentation of COPY, "Binary Format". */
    private static final int HEADER = 19;

    private static final short END = -1;

    private final Handle handle;

    FactReader(Handle handle) {
        this.handle = handle;
    }

    /** Reads the facts of batches. */
    void ofBatches(Collection<NewBatch> batches, Consumer<FactRow> each) {
        String ids = batches.stream().map(batch -> Long.toString(batch.id())).collect(Collectors.joining(","));
        read("event.fact", "f.batch_id = any ('{" + ids + "}')", each);
    }

    /** Reads the facts that corrections took out of the figures. */
    void removedBy(short sender, Collection<UUID> corrections, Consumer<FactRow> each) {
        String ids = corrections.stream().map(UUID::toString).collect(Collectors.joining(","));
        read("event.former_fact", "f.sender_id = " + sender + " and f.removed_by = any ('{" + ids + "}')", each);
    }

    private void read(String table, String condition, Consumer<FactRow> each) {
        try {
            CopyOut copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(COPY.formatted(table, condition));
            FactRow fact = new FactRow();
            int from = HEADER;
            for (byte[] next = copy.readFromCopy(); next != null; next = copy.readFromCopy()) {
                ByteBuffer row = ByteBuffer.wrap(next).position(from);
                from = 0;
                if (row.getShort() != END) {
                    fact.read(row);
                    each.accept(fact);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("facts could not be read: SQLSTATE " + e.getSQLState(), e);
        }
    }
}
