package se.statistiktjanst.benchmarks.open;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import se.statistiktjanst.benchmarks.world.CpuTime;

/**
 * How a server did under load.
 *
 * @param perSecond answers a second
 * @param bytes of an answer on average
 * @param cpuMicros processor time of the server for an answer
 */
record Load(double perSecond, double bytes, double cpuMicros) {

    /** One connection's share. */
    private record Share(long answers, long bytes) {}

    /**
     * Asks for some seconds from connections kept open.
     *
     * @param clients connections
     * @param encoding what they take besides plain bodies; empty for nothing
     * @param targets gives what to ask for next; used by several threads
     */
    static Load of(int port, ProcessHandle server, int clients, int seconds, String encoding, Supplier<String> targets)
            throws Exception {
        double cpu = CpuTime.seconds(server);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Share>> shares = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                shares.add(threads.submit(() -> ask(port, encoding, targets, end)));
            }
            long answers = 0;
            long bytes = 0;
            for (Future<Share> share : shares) {
                answers += share.get().answers();
                bytes += share.get().bytes();
            }
            double took = (System.nanoTime() - start) / 1e9;
            return new Load(answers / took, (double) bytes / answers, (CpuTime.seconds(server) - cpu) * 1e6 / answers);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Share ask(int port, String encoding, Supplier<String> targets, long end) throws Exception {
        long answers = 0;
        long bytes = 0;
        try (HttpConnection connection = new HttpConnection(port, encoding)) {
            while (System.nanoTime() < end) {
                bytes += connection.get(targets.get()).length;
                answers++;
            }
        }
        return new Share(answers, bytes);
    }
}
