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
    <T> T step(String title, Callable<T> work) {
        out.print(title + " ... ");
        out.flush();
        return timed(work, "%.1f s%n");
    }

    /** One line that counts up in tens of per cent. */
    <T> T counted(String title, Counted<T> work) {
        out.print(title + " ... ");
        out.flush();
        int[] told = {0};
        return timed(() -> work.run(percent -> tell(percent, told)), "(%.1f s)%n");
    }

    /** A title, what the work itself says, and the seconds. */
    <T> T section(String title, Callable<T> work) {
        out.println(title + " ...");
        return timed(work, "  done in %.1f s%n");
    }

    /** Work that tells how far it has come. */
    interface Counted<T> {
        T run(IntConsumer percentDone) throws Exception;
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
