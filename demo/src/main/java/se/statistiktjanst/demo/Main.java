package se.statistiktjanst.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import se.statistiktjanst.demo.faults.FaultOptions;
import se.statistiktjanst.demo.faults.FaultRun;
import se.statistiktjanst.platform.embedded.EmbeddedPostgresException;
import se.statistiktjanst.platform.problem.TextlessTrace;

/** What {@code ./statistik demo} runs, and every other command that is given {@code --data}. */
final class Main {
    private static final String USAGE = """
            Usage: ./statistik demo [--port N] [--data DIR] [--sample-events N]
                   ./statistik faults [--events N] [--clients N] [--minutes N] [--data DIR]
                   ./statistik COMMAND --data DIR ...
            """;

    private final Path home;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Main(Path home, PrintStream out, PrintStream err, Clock clock) {
        this.home = home;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("statistik.home", "."))
                .toAbsolutePath()
                .normalize();
        System.exit(new Main(home, System.out, System.err, Clock.systemUTC()).run(List.of(arguments)));
    }

    /** Gives the exit code: 0 done, 1 failed, 2 not understood. */
    int run(List<String> words) {
        if (words.isEmpty()) {
            err.print(USAGE);
            return 2;
        }
        try {
            List<String> rest = words.subList(1, words.size());
            return switch (words.get(0)) {
                case "demo" -> demo(rest);
                case "faults" -> faults(rest);
                default -> command(words);
            };
        } catch (DemoException | EmbeddedPostgresException | IllegalArgumentException e) {
            err.println("statistik: " + e.getMessage());
            return 1;
        } catch (Exception e) {
            err.println("statistik: the demo ended unexpectedly\n" + TextlessTrace.of(e));
            return 1;
        }
    }

    private int demo(List<String> words) throws Exception {
        if (words.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        new Demo(DemoOptions.parse(words, home), home, out, clock).run();
        return 0;
    }

    private int faults(List<String> words) throws Exception {
        FaultOptions options = FaultOptions.parse(words, home);
        return new FaultRun(options, home, out, clock).run().isSound() ? 0 : 1;
    }

    private int command(List<String> words) throws Exception {
        new DataCommand(words).run(home, out);
        return 0;
    }
}
