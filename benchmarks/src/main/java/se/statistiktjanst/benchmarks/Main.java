package se.statistiktjanst.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import se.statistiktjanst.benchmarks.ingest.IngestBenchmark;
import se.statistiktjanst.benchmarks.ingest.IngestOptions;

/** What {@code ./statistik bench} runs. */
final class Main {
    private static final String USAGE = """
            Usage: ./statistik bench ingest [--events N] [--rounds R] [--clients C] [--jfr FILE]

              --events N   events a round (1000000)
              --rounds R   rounds, after one that only warms up (3)
              --clients C  connections that send at once, on both sides (2)
              --jfr FILE   record the service with Java Flight Recorder
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err, Clock.systemUTC()));
    }

    /** Gives the exit code: 0 done and every check passed, 1 failed, 2 not understood. */
    static int run(List<String> words, PrintStream out, PrintStream err, Clock clock) {
        if (words.isEmpty() || !words.get(0).equals("ingest") || words.contains("--help")) {
            err.print(USAGE);
            return 2;
        }
        try {
            IngestOptions options = IngestOptions.parse(words.subList(1, words.size()));
            Path home = Path.of(System.getProperty("statistik.home", "."))
                    .toAbsolutePath()
                    .normalize();
            new IngestBenchmark(options, home, out, clock).run();
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
