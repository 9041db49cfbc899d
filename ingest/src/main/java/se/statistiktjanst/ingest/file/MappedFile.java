package se.statistiktjanst.ingest.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Reason;
import se.statistiktjanst.ingest.mapping.MappedRow;
import se.statistiktjanst.ingest.mapping.MappedRows;

/** The rows of a CSV file that a mapping makes events of. */
record MappedFile(MappedRows rows) implements ImportRows {
    @Override
    public @Nullable Row next() {
        if (!rows.hasNext()) {
            return null;
        }
        MappedRow row = rows.next();
        return new Row(row.number(), event(row));
    }

    private static @Nullable IncomingEvent event(MappedRow row) {
        if (row instanceof MappedRow.Skipped) {
            return null;
        }
        if (row instanceof MappedRow.Event event) {
            return IncomingEvent.of(event.cloudEvent()).atRow(row.number());
        }
        MappedRow.Refused refused = (MappedRow.Refused) row;
        byte[] columns = refused.columns().toString().getBytes(StandardCharsets.UTF_8);
        return IncomingEvent.unreadable(columns, new Fault(Reason.UNREADABLE_ROW, "", refused.reason()))
                .atRow(row.number());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
