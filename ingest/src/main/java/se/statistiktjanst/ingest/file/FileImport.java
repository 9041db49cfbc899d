package se.statistiktjanst.ingest.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.ingest.mapping.Mapping;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/**
 * Imports a file in batches of a thousand rows. Goes on where an earlier run of the same file was broken off, and is
 * safe to repeat: what is in is a duplicate the second time.
 */
public final class FileImport {
    private static final int BATCH = 1_000;

    private final PatientCollector collector;
    private final RegistryView registry;
    private final ImportLedger ledger;
    private final KeyTree keys;

    /** @param pool the pool of the collector's role */
    public FileImport(Collector collector, RegistryView registry, Jdbi pool, KeyTree keys) {
        this.collector = new PatientCollector(collector);
        this.registry = registry;
        this.ledger = new ImportLedger(pool);
        this.keys = keys;
    }

    /** {@link #run(ImportSource, Path, ImportOptions, ImportProgress)} for CSV with a mapping. */
    public ImportSummary run(Mapping mapping, Path file, ImportOptions options, ImportProgress progress)
            throws IOException {
        return run(ImportSource.mapped(mapping), file, options, progress);
    }

    /**
     * Imports the file.
     *
     * @throws IOException if the file cannot be read
     * @throws UnknownSenderException if the database does not have the sender
     * @throws se.statistiktjanst.platform.definition.InvalidDefinitionsException if its columns are not the mapping's
     */
    public ImportSummary run(ImportSource source, Path file, ImportOptions options, ImportProgress progress)
            throws IOException {
        SenderSession sender = registry.senderByCode(source.senderCode())
                .orElseThrow(() -> new UnknownSenderException(source.senderCode()));
        ImportFile known = ImportFile.read(file, source.headerLines(), keys);
        try (ImportRows rows = source.open(file)) {
            if (options.historical()) {
                ledger.logHistorical(sender, source.id(), options.startedBy());
            }
            ImportLedger.Position position = ledger.open(sender, source.id(), known);
            long resumedAfter = passOver(rows, position.rowsDone());
            Run run = new Run(sender, options);
            long done = resumedAfter;
            progress.report(done, Math.max(known.rows(), done));
            for (int taken = run.batch(rows); taken > 0; taken = run.batch(rows)) {
                done += taken;
                ledger.advance(position, done);
                progress.report(done, Math.max(known.rows(), done));
            }
            ledger.finish(position);
            return run.tally.summary(resumedAfter);
        }
    }

    private static long passOver(ImportRows rows, long count) throws IOException {
        long passed = 0;
        while (passed < count && rows.next() != null) {
            passed++;
        }
        return passed;
    }

    private final class Run {
        private final SenderSession sender;
        private final Transport transport;
        private final CollectOptions options;
        private final ImportTally tally = new ImportTally();

        Run(SenderSession sender, ImportOptions options) {
            this.sender = sender;
            this.transport = options.transport();
            this.options = options.historical() ? CollectOptions.HISTORICAL : CollectOptions.NORMAL;
        }

        /** Takes the next rows and gives their number; 0 at the end. */
        int batch(ImportRows rows) throws IOException {
            List<IncomingEvent> events = new ArrayList<>(BATCH);
            List<Integer> numbers = new ArrayList<>(BATCH);
            int taken = 0;
            for (ImportRows.Row row = rows.next(); row != null; row = rows.next()) {
                if (row.event() == null) {
                    tally.skip();
                } else {
                    events.add(row.event());
                    numbers.add(row.number());
                }
                if (++taken == BATCH) {
                    break;
                }
            }
            if (!events.isEmpty()) {
                tally.add(collector.collect(sender, transport, options, events), numbers);
            }
            return taken;
        }
    }
}
