package se.statistiktjanst.benchmarks.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Seconds of processor time spent, from Linux's {@code /proc}: of the service, of PostgreSQL (all its processes, also
 * those that ended) and of this process, which sends.
 */
public record CpuTime(double service, double database, double sender) {
    private static final int PARENT = 1;
    private static final int FIRST_OF_TIMES = 11;
    private static final double TICKS = 100;

    public static CpuTime now(ProcessHandle service, long postmaster) {
        return new CpuTime(
                seconds(service),
                ProcessHandle.of(postmaster)
                        .map(handle -> ended(postmaster)
                                + seconds(handle)
                                + handle.descendants()
                                        .mapToDouble(CpuTime::seconds)
                                        .sum())
                        .orElse(0.0),
                seconds(ProcessHandle.current()));
    }

    public CpuTime since(CpuTime before) {
        return new CpuTime(service - before.service, database - before.database, sender - before.sender);
    }

    /** Of one process. */
    public static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

    /** Time of children that have ended and were waited for: cutime and cstime of proc(5). */
    private static double ended(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[FIRST_OF_TIMES + PARENT + 1])
                            + Long.parseLong(fields[FIRST_OF_TIMES + PARENT + 2]))
                    / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return "CPU s: service %.1f, PostgreSQL %.1f, sender %.1f".formatted(service, database, sender);
    }
}
