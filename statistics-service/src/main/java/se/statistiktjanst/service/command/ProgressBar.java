package se.statistiktjanst.service.command;

import java.io.PrintStream;

/** How far long work has come: one line that is written over on a terminal, a line for each tenth elsewhere. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final String unit;
    // The script says so: what Java calls a console differs between versions.
    private final boolean terminal = Boolean.getBoolean("statistik.terminal");
    private long lastTenth = -1;
    private boolean open;

    ProgressBar(PrintStream out, String unit) {
        this.out = out;
        this.unit = unit;
    }

    void report(long done, long total) {
        long tenth = total == 0 ? 10 : done * 10 / total;
        if (terminal) {
            int filled = (int) (total == 0 ? WIDTH : done * WIDTH / total);
            out.printf("\r[%s%s] %,d of %,d %s", "#".repeat(filled), " ".repeat(WIDTH - filled), done, total, unit);
            out.flush();
            open = true;
        } else if (tenth != lastTenth) {
            out.printf("%,d of %,d %s%n", done, total, unit);
        }
        lastTenth = tenth;
    }

    @Override
    public void close() {
        if (open) {
            out.println();
            open = false;
        }
    }
}
