package se.statistiktjanst.benchmarks.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends pieces of work from several threads at once, each taking the next one when it is done with its last. */
final class Senders {
    /** Does one piece. */
    interface Step<T> {
        void send(int sender, T piece) throws Exception;
    }

    private Senders() {}

    static <T> void send(int senders, List<T> pieces, Step<T> step) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        List<Future<?>> running = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            int number = sender;
            running.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                    step.send(number, pieces.get(i));
                }
                return null;
            }));
        }
        threads.shutdown();
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sender failed: " + e.getCause(), e.getCause());
        }
    }
}
