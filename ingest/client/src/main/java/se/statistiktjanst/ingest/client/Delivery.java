package se.statistiktjanst.ingest.client;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes events from the spool to the collector, one request at a time, until the collector has decided on each. */
final class Delivery implements Runnable {
    private static final System.Logger log = System.getLogger(Delivery.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int GROW_AFTER = 20;

    private final Spool spool;
    private final CollectorConnection collector;
    private final SentLedger ledger;
    private final ClientSettings settings;
    private final BackOff backOff;
    private final CountDownLatch hurried = new CountDownLatch(1);
    private int most;
    private int goodInARow;
    private volatile boolean stopped;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private volatile @Nullable String fault;
    private volatile @Nullable Instant contactAt;

    Delivery(Spool spool, CollectorConnection collector, SentLedger ledger, ClientSettings settings) {
        this.spool = spool;
        this.collector = collector;
        this.ledger = ledger;
        this.settings = settings;
        this.most = settings.batchEvents;
        this.backOff =
                new BackOff(settings.shortestPause, settings.longestPause, RandomGenerator.of("L64X128MixRandom"));
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                try {
                    step();
                } catch (RuntimeException e) {
                    // The token's supplier, or the disk; nothing was lost by it, so it is tried again.
                    later(new Answer.Later(e.getClass().getSimpleName(), Duration.ZERO));
                }
            }
        } catch (InterruptedException e) {
            log.log(Level.DEBUG, "stopped");
        }
    }

    private void step() throws InterruptedException {
        List<Spool.Entry> batch = spool.next(most, settings.batchBytes, settings.linger, PATIENCE);
        if (batch.isEmpty()) {
            if (hurried.getCount() == 0) {
                stopped = true;
            }
            return;
        }
        Answer answer = collector.send(batch.stream().map(Spool.Entry::event).toList());
        if (answer instanceof Answer.Later later) {
            later(later);
        } else if (answer instanceof Answer.Indigestible indigestible) {
            split(batch, indigestible.error());
        } else {
            take(batch, (Answer.Decided) answer);
        }
    }

    private void take(List<Spool.Entry> batch, Answer.Decided decided) {
        BitSet refused = new BitSet(batch.size());
        for (Answer.Refused each : decided.refused()) {
            refused.set(each.index());
            drop(batch.get(each.index()), each.status(), each.errors());
        }
        tell(
                "onReceipt",
                () -> settings.receipts.onReceipt(decided.receipt(), decided.accepted(), decided.duplicates()));
        finish(batch, refused);
        accepted.add(decided.accepted());
        duplicates.add(decided.duplicates());
        if (++goodInARow >= GROW_AFTER) {
            most = Math.min(most * 2, settings.batchEvents);
            goodInARow = 0;
        }
    }

    /** Halves until the event that is the matter stands alone; that one is given up, aloud. */
    private void split(List<Spool.Entry> batch, EventError error) {
        goodInARow = 0;
        if (batch.size() > 1) {
            most = Math.max(1, batch.size() / 2);
            return;
        }
        drop(batch.get(0), "unsendable", List.of(error));
        BitSet all = new BitSet();
        all.set(0);
        finish(batch, all);
    }

    private void finish(List<Spool.Entry> batch, BitSet refused) {
        ledger.sent(batch, refused);
        spool.done(batch);
        dropped.add(refused.cardinality());
        contactAt = settings.clock.instant();
        fault = null;
        backOff.reset();
    }

    private void drop(Spool.Entry entry, String status, List<EventError> errors) {
        DroppedEvent event = new DroppedEvent(entry.event().id(), status, errors);
        tell("onDropped", () -> settings.dropped.onDropped(event));
    }

    /** What the collector has decided stands, so a listener's fault must not hold back other events. */
    private static void tell(String what, Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            log.log(Level.ERROR, "{0} failed with {1}", what, e.getClass().getName());
        }
    }

    private void later(Answer.Later later) throws InterruptedException {
        Duration pause = backOff.next(later.after());
        attempts.increment();
        fault = later.fault();
        log.log(Level.WARNING, "The collector took nothing ({0}); again in {1}", later.fault(), pause);
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }

    /** Sends what there is without waiting for more, and ends when there is nothing left. */
    void drain() {
        hurried.countDown();
        spool.hurry();
    }

    ClientStatus status() {
        return new ClientStatus(
                spool.pending(),
                spool.heldBytes(),
                accepted.sum(),
                duplicates.sum(),
                dropped.sum(),
                attempts.sum(),
                fault,
                contactAt);
    }
}
