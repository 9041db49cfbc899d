package se.statistiktjanst.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import se.statistiktjanst.benchmarks.ingest.IngestBenchmark;
import se.statistiktjanst.benchmarks.ingest.IngestOptions;
import se.statistiktjanst.benchmarks.open.OpenBenchmark;
import se.statistiktjanst.benchmarks.open.OpenOptions;
import se.statistiktjanst.benchmarks.publication.PublicationBenchmark;
import se.statistiktjanst.benchmarks.report.ReportBenchmark;
import se.statistiktjanst.benchmarks.report.ReportOptions;
import se.statistiktjanst.benchmarks.vault.VaultBenchmark;
import se.statistiktjanst.benchmarks.vault.VaultOptions;

/** What {@code ./statistik bench} runs. */
final class Main {
    private static final Set<String> COMMANDS = Set.of("ingest", "open", "publish", "report", "vault");
    private static final String USAGE = """
            Usage: ./statistik bench ingest [--events N] [--rounds R] [--clients C] [--sides ABDF] [--history N] [--jfr FILE]
                   ./statistik bench open [--seconds S] [--rounds R] [--clients C] [--rows TEXT] [--jfr FILE]
                   ./statistik bench publish [--events N] [--rounds R]
                   ./statistik bench report [--events N] [--rounds R]
                   ./statistik bench vault [--lookups N] [--rounds R]

              --events N   events a round, or stored (1000000)
              --rounds R   rounds, after one that only warms up (3)
              --clients C  connections at once, on both sides (ingest 2, open 4)
              --sides ABDF A the service, B bare staging, D with duplicates, F without roll-ups (ABD)
              --history N  then N events of two years are put there, and all rounds come once more
              --seconds S  that each side is asked in a round (5)
              --rows TEXT  only what has this in its name, such as "not cached"
              --jfr FILE   record the service with Java Flight Recorder
              --lookups N  look-ups a round from memory, and pseudonyms; a tenth of it from the database (1000000)
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err, Clock.systemUTC()));
    }

    /** Gives the exit code: 0 done and every check passed, 1 failed, 2 not understood. */
    static int run(List<String> words, PrintStream out, PrintStream err, Clock clock) {
        if (words.isEmpty() || !COMMANDS.contains(words.get(0)) || words.contains("--help")) {
            err.print(USAGE);
            return 2;
        }
        try {
            List<String> options = words.subList(1, words.size());
            Path home = Path.of(System.getProperty("statistik.home", "."))
                    .toAbsolutePath()
                    .normalize();
            switch (words.get(0)) {
                case "vault" -> new VaultBenchmark(VaultOptions.parse(options), home, out).run();
                case "open" -> new OpenBenchmark(OpenOptions.parse(options), home, out).run();
                case "publish" -> new PublicationBenchmark(ReportOptions.parse(options), home, out).run();
                case "report" -> new ReportBenchmark(ReportOptions.parse(options), home, out, clock).run();
                default -> new IngestBenchmark(IngestOptions.parse(options), home, out, clock).run();
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("statistik: " + e.getMessage());
            return 2;
        } catch (Exception e) {
            e.printStackTrace(err);
            return 1;
        }
    }
}
