package se.statistiktjanst.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/** Tells what the demo is doing and how long each part took. */
final class Steps {
    private final PrintStream out;
    private final Clock clock;

    Steps(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** One line: the title, and the seconds when it is done. */
    void step(String title, Work work) {
        made(title, () -> {
            work.run();
            return true;
        });
    }

    /** The same for work that makes something. */
    <T> T made(String title, Callable<T> work) {
        begin(title + " ... ");
        return timed(work, "%.1f s%n");
    }

    /** One line that counts up in tens of per cent. */
    void counted(String title, Counted work) {
        begin(title + " ... ");
        int[] told = {0};
        timed(
                () -> {
                    work.run(percent -> tell(percent, told));
                    return true;
                },
                "(%.1f s)%n");
    }

    /** A title, what the work itself says, and the seconds. */
    void section(String title, Work work) {
        begin(title + " ..." + System.lineSeparator());
        timed(
                () -> {
                    work.run();
                    return true;
                },
                "  done in %.1f s%n");
    }

    /** Work that says nothing, or speaks for itself. */
    interface Work {
        void run() throws Exception;
    }

    /** Work that tells how far it has come. */
    interface Counted {
        void run(IntConsumer percentDone) throws Exception;
    }

    private void begin(String text) {
        out.print(text);
        out.flush();
    }

    private void tell(int percent, int[] told) {
        if (percent / 10 > told[0]) {
            told[0] = percent / 10;
            out.print(told[0] * 10 + "% ");
            out.flush();
        }
    }

    private <T> T timed(Callable<T> work, String format) {
        long start = clock.millis();
        try {
            T result = work.call();
            out.printf(Locale.ROOT, format, (clock.millis() - start) / 1000.0);
            return result;
        } catch (RuntimeException e) {
            out.println();
            throw e;
        } catch (Exception e) {
            out.println();
            throw new IllegalStateException(e);
        }
    }
}
