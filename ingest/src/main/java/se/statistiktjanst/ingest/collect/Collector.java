package se.statistiktjanst.ingest.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.PayloadCipher;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Where every transport ends. Checks events, replaces residents by numbers drawn at random, and stores each event once;
 * the answer is given after COMMIT. Nothing is lost: an event is stored, a duplicate, a conflict or in quarantine, and
 * received = accepted + duplicates + conflicts + rejected. Safe for use by several threads.
 */
public final class Collector {
    private static final Logger log = LoggerFactory.getLogger(Collector.class);
    private static final String RETRY_SECONDS = "2";

    private final RegistryView registry;
    private final Clock clock;
    private final CollectorSettings settings;
    private final Semaphore turns;
    private final Map<String, DataFields> types;
    private final Digests digests;
    private final BatchStore store;

    /** @param collector the pool of the collector's role */
    public Collector(
            Jdbi collector,
            RegistryView registry,
            EventTypes types,
            KeyTree keys,
            Clock clock,
            CollectorSettings settings) {
        this.registry = registry;
        this.clock = clock;
        this.settings = settings;
        this.turns = new Semaphore(settings.concurrentBatches(), true);
        this.types = TypeIds.register(collector, types);
        this.digests = new Digests(keys);
        ResidentVault vault = new ResidentVault(new VaultCipher(keys), new ResidentCache(settings.residentCache()));
        this.store = new BatchStore(collector, digests, vault, new Quarantine(new PayloadCipher(keys), digests));
    }

    /**
     * Takes a batch; what the receipt says is durable when this returns.
     *
     * @param events at most some ten thousand: they are one transaction
     * @throws ProblemException {@link ProblemCode#UNAVAILABLE} with {@code Retry-After} when there is too much to do;
     *     nothing of the batch is stored then
     */
    public Receipt collect(
            SenderSession sender, Transport transport, CollectOptions options, List<IncomingEvent> events) {
        return store(checked(sender, transport, options, events));
    }

    /**
     * The same with events that are checked one after the other as they are read, of which little is held.
     *
     * @throws IOException if they broke off; nothing of the batch is stored then
     */
    public Receipt collect(SenderSession sender, Transport transport, CollectOptions options, EventFeed events)
            throws IOException {
        return store(checked(sender, transport, options, events));
    }

    private Receipt store(Batch batch) {
        SenderSession sender = batch.sender();
        CollectOptions options = batch.options();
        // A turn is for work in the database: a slow sender must not hold one while it is still sending.
        return inTurn(() -> {
            Receipt receipt = options.strict() && batch.hasFailures() ? batch.refusedAsWhole() : store.store(batch);
            log.debug(
                    "batch {} of {}: {} accepted, {} duplicates, {} conflicts, {} rejected",
                    receipt.id(),
                    sender.code(),
                    receipt.accepted(),
                    receipt.duplicates(),
                    receipt.conflicts(),
                    receipt.rejected());
            return receipt;
        });
    }

    /** What {@link #collect} would answer at this moment; stores nothing, and its receipt has no id. */
    public Receipt validate(
            SenderSession sender, Transport transport, CollectOptions options, List<IncomingEvent> events) {
        Batch batch = checked(sender, transport, options, events);
        return inTurn(() -> store.dryRun(batch));
    }

    /** The same with events that are read one after the other. */
    public Receipt validate(SenderSession sender, Transport transport, CollectOptions options, EventFeed events)
            throws IOException {
        Batch batch = checked(sender, transport, options, events);
        return inTurn(() -> store.dryRun(batch));
    }

    private Batch checked(
            SenderSession sender, Transport transport, CollectOptions options, List<IncomingEvent> events) {
        try {
            return checked(sender, transport, options, EventFeed.of(events));
        } catch (IOException e) {
            throw new UncheckedIOException("a list does not break off", e);
        }
    }

    private Batch checked(SenderSession sender, Transport transport, CollectOptions options, EventFeed events)
            throws IOException {
        Batch batch = new Batch(sender, transport, options);
        batch.check(events, new EventCheck(sender, options, registry.snapshot(), types, digests, clock.instant()));
        return batch;
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        if (!isOurTurn()) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "too many batches at once; nothing of this one is stored, send it again later",
                    List.of(),
                    Map.of("Retry-After", RETRY_SECONDS));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean isOurTurn() {
        try {
            return turns.tryAcquire(settings.longestWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
