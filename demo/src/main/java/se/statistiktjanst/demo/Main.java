package se.statistiktjanst.demo;

import java.io.PrintStream;

/** What {@code ./statistik demo} runs, and every other command that is given {@code --data}. */
final class Main {
    private static final String USAGE = """
            Usage: ./statistik demo [--port N] [--data DIR]
                   ./statistik COMMAND --data DIR ...
            """;

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.out).run());
    }

    private int run() {
        out.print(USAGE);
        return 2;
    }
}
