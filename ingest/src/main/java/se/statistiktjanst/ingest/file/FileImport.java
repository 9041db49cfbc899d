package se.statistiktjanst.ingest.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Reason;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.ingest.mapping.MappedRow;
import se.statistiktjanst.ingest.mapping.MappedRows;
import se.statistiktjanst.ingest.mapping.Mapping;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/**
 * Imports a CSV file in batches of a thousand rows. Goes on where an earlier run of the same file was broken off, and is
 * safe to repeat: what is in is a duplicate the second time.
 */
public final class FileImport {
    private static final int BATCH = 1_000;

    private final Collector collector;
    private final RegistryView registry;
    private final ImportLedger ledger;
    private final KeyTree keys;

    /** @param pool the pool of the collector's role */
    public FileImport(Collector collector, RegistryView registry, Jdbi pool, KeyTree keys) {
        this.collector = collector;
        this.registry = registry;
        this.ledger = new ImportLedger(pool);
        this.keys = keys;
    }

    /**
     * Imports the file as the mapping says.
     *
     * @throws IOException if the file cannot be read
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException if its columns are not the mapping's
     */
    public ImportSummary run(Mapping mapping, Path file, ImportOptions options, ImportProgress progress)
            throws IOException {
        SenderSession sender = registry.senderByCode(mapping.sender().code())
                .orElseThrow(() -> new UnknownSenderException(mapping.sender().code()));
        ImportFile known = ImportFile.read(file, keys);
        try (MappedRows rows = MappedRows.open(mapping, file)) {
            if (options.historical()) {
                ledger.logHistorical(sender, mapping, options.startedBy());
            }
            ImportLedger.Position position = ledger.open(sender, mapping, known);
            long resumedAfter = passOver(rows, position.rowsDone());
            Run run = new Run(sender, options, new ImportTally());
            long done = resumedAfter;
            progress.report(done, Math.max(known.rows(), done));
            while (rows.hasNext()) {
                done += run.batch(rows);
                ledger.advance(position, done);
                progress.report(done, Math.max(known.rows(), done));
            }
            ledger.finish(position);
            return run.tally.summary(resumedAfter);
        }
    }

    private static long passOver(MappedRows rows, long count) {
        long passed = 0;
        while (passed < count && rows.hasNext()) {
            rows.next();
            passed++;
        }
        return passed;
    }

    private final class Run {
        private final SenderSession sender;
        private final CollectOptions options;
        private final ImportTally tally;

        Run(SenderSession sender, ImportOptions options, ImportTally tally) {
            this.sender = sender;
            this.options = options.historical() ? CollectOptions.HISTORICAL : CollectOptions.NORMAL;
            this.tally = tally;
        }

        /** Takes the next rows and gives their number. */
        int batch(MappedRows rows) {
            List<IncomingEvent> events = new ArrayList<>(BATCH);
            List<Integer> numbers = new ArrayList<>(BATCH);
            int taken = 0;
            for (; taken < BATCH && rows.hasNext(); taken++) {
                MappedRow row = rows.next();
                if (row instanceof MappedRow.Skipped) {
                    tally.skip();
                } else {
                    events.add(event(row));
                    numbers.add(row.number());
                }
            }
            if (!events.isEmpty()) {
                tally.add(collector.collect(sender, Transport.FILE, options, events), numbers);
            }
            return taken;
        }
    }

    private static IncomingEvent event(MappedRow row) {
        if (row instanceof MappedRow.Event event) {
            return IncomingEvent.of(event.cloudEvent()).atRow(row.number());
        }
        MappedRow.Refused refused = (MappedRow.Refused) row;
        byte[] columns = refused.columns().toString().getBytes(StandardCharsets.UTF_8);
        return IncomingEvent.unreadable(columns, new Fault(Reason.UNREADABLE_ROW, "", refused.reason()))
                .atRow(row.number());
    }
}
