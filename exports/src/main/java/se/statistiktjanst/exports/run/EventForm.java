package se.statistiktjanst.exports.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.Selection;
import se.statistiktjanst.exports.write.CsvTable;
import se.statistiktjanst.exports.write.WrittenObject;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.pseudonymizer.keys.Hmac;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** What the row forms have in common: they stream facts through a cursor, a batch at a time, into one sealed CSV. */
final class EventForm implements Form {
    private static final int BATCH = 2_000;

    private final TenantTransaction exporter;
    private final RowsOf rowsOf;

    EventForm(TenantTransaction exporter, RowsOf rowsOf) {
        this.exporter = exporter;
        this.rowsOf = rowsOf;
    }

    /** Begins a form's work on the facts of one run. */
    interface RowsOf {
        Rows begin(Run run, EventReader reader, Dictionary dictionary);
    }

    /** The difference between the row forms. */
    interface Rows {
        List<ResultColumn> columns();

        List<List<@Nullable Object>> values(List<EventRow> batch);

        FormResult result(WrittenObject data, long count);
    }

    @Override
    public FormResult write(Run run) throws IOException {
        return exporter.call(run.tenant(), handle -> write(run, handle));
    }

    private FormResult write(Run run, Handle handle) throws IOException {
        Selection selection = Selection.of(handle, run.export().selection());
        EventReader reader = new EventReader(exporter, handle, run.tenant(), selection);
        long total = reader.count();
        run.progress().rows(0, total);
        Rows rows = rowsOf.begin(run, reader, Dictionary.read(handle));
        byte[] shuffleKey = new Hmac(run.requirePseudonymKey()).of("order of rows".getBytes(US_ASCII));
        long[] count = {0};
        WrittenObject data = run.writer().write("data.csv", "text/csv", out -> {
            try (CsvTable table = new CsvTable(out, rows.columns());
                    ResultIterator<EventRow> facts = reader.rows(shuffleKey)) {
                while (facts.hasNext()) {
                    for (List<@Nullable Object> values : rows.values(nextBatch(facts))) {
                        table.write(values);
                    }
                    run.progress().rows(table.rows(), total);
                }
                count[0] = table.rows();
            }
        });
        return rows.result(data, count[0]);
    }

    private static List<EventRow> nextBatch(ResultIterator<EventRow> facts) {
        List<EventRow> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && facts.hasNext()) {
            batch.add(facts.next());
        }
        return batch;
    }
}
