package se.statistiktjanst.service.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.file.ImportOptions;
import se.statistiktjanst.ingest.file.ImportSource;
import se.statistiktjanst.ingest.file.ImportSummary;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.rollup.Folder;

/** Imports a file through the collector; it may be broken off and run again at any time. */
public final class ImportCommand extends WiredCommand {
    private static final int MOST_LISTED = 50;

    public ImportCommand(PrintStream out) {
        super(
                "import",
                "Imports a file of events: import (--mapping NAME | --sender CODE) [--historical] FILE",
                out,
                Set.of(DatabaseRole.COLLECTOR, DatabaseRole.COUNTER));
    }

    @Override
    public void configure(Subparser parser) {
        super.configure(parser);
        MutuallyExclusiveGroup what =
                parser.addMutuallyExclusiveGroup("what the file holds").required(true);
        what.addArgument("--mapping").help("CSV: name of a file in config/mappings, without ending");
        what.addArgument("--sender").help("NDJSON, a structured CloudEvent a line: code of the sender whose they are");
        parser.addArgument("--historical")
                .action(Arguments.storeTrue())
                .help("take events older than 400 days, within what the sender is authorised for; logged");
        parser.addArgument("input").metavar("FILE").help("the file to import");
    }

    @Override
    void run(Wiring wiring, Namespace namespace) throws Exception {
        Path definitions = wiring.configuration().definitions();
        EventTypes types = EventTypes.load(definitions);
        ImportSource source = source(definitions, types, namespace);
        Path file = Path.of(namespace.getString("input"));
        if (!Files.isReadable(file)) {
            throw new CommandFailedException("the file %s cannot be read".formatted(file));
        }
        IngestBundle ingest = new IngestBundle(
                wiring.pools(), types, wiring.keys().tree(), wiring.clock(), CollectorSettings.DEFAULT);
        ImportOptions options = new ImportOptions(
                namespace.getBoolean("historical"), "command line, " + System.getProperty("user.name"));
        try (ProgressBar progress = new ProgressBar(out, "rows")) {
            ImportSummary summary = ingest.fileImport().run(source, file, options, progress::report);
            progress.close();
            print(summary);
        }
        new Folder(wiring.pools().jdbi(DatabaseRole.COUNTER)).foldAll();
    }

    private static ImportSource source(Path definitions, EventTypes types, Namespace namespace) {
        String sender = namespace.getString("sender");
        if (sender != null) {
            return ImportSource.events(sender);
        }
        String name = namespace.getString("mapping");
        return Mappings.load(definitions, types, Registry.load(definitions))
                .find(name)
                .map(ImportSource::mapped)
                .orElseThrow(() -> new CommandFailedException(
                        "no mapping %s: config/mappings has no file %s.yml".formatted(name, name)));
    }

    private void print(ImportSummary summary) {
        if (summary.resumedAfter() > 0) {
            out.printf("%,d rows were done by an earlier run%n", summary.resumedAfter());
        }
        out.printf(
                "received %,d = accepted %,d + duplicates %,d + conflicts %,d + refused %,d%n",
                summary.received(), summary.accepted(), summary.duplicates(), summary.conflicts(), summary.rejected());
        summary.refused().stream()
                .limit(MOST_LISTED)
                .forEach(row -> out.printf("  row %d: %s: %s%n", row.row(), row.reason(), row.detail()));
        if (!summary.refused().isEmpty()) {
            out.printf(
                    "%,d rows are in quarantine: mend the file and import it again%n",
                    summary.refused().size());
        }
    }
}
