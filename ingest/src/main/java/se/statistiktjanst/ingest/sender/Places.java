package se.statistiktjanst.ingest.sender;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A number of places, given in the order of asking, with a bounded queue before them. */
final class Places {
    private final Semaphore free;
    private final AtomicInteger queue = new AtomicInteger();
    private final int longestQueue;

    Places(int places, int longestQueue) {
        this.free = new Semaphore(places, true);
        this.longestQueue = longestQueue;
    }

    /** False if the queue is full, or no place became free in time. */
    boolean take(long longestWaitMillis) {
        if (free.tryAcquire()) {
            return true;
        }
        try {
            return queue.incrementAndGet() <= longestQueue && free.tryAcquire(longestWaitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            queue.decrementAndGet();
        }
    }

    void give() {
        free.release();
    }
}
