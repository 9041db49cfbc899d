package se.statistiktjanst.ingest.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Sends usage events and loses none. {@link #enqueue} gives an event its id and returns when the event is on disk; a
 * thread of the client's own sends it, again and again with the same id, until the collector has said what became of it:
 * stored, duplicate, or refused, which is told to the {@link DropListener}. What a kill or a stop left unsent is sent
 * when a client is next opened on the same spool. Safe for use by several threads.
 */
public final class EventClient implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(30);
    private static final int SEGMENT = 8 << 20;
    private static final int SECONDS_OF_HOUR = 3_600;

    private final ClientSettings settings;
    private final Spool spool;
    private final SentLedger ledger;
    private final CollectorConnection collector;
    private final Delivery delivery;
    private final Thread thread;
    private final UuidV7 ids;
    private volatile boolean closed;

    private EventClient(ClientSettings settings) {
        this.settings = settings;
        this.ids = new UuidV7(settings.clock);
        this.spool = new Spool(settings.spool, settings.spoolBytes, Math.min(SEGMENT, settings.spoolBytes));
        this.ledger = new SentLedger(settings.spool.resolve("sent"), settings.ledgerDays, settings.clock);
        this.collector = new CollectorConnection(settings);
        this.delivery = new Delivery(spool, collector, ledger, settings);
        this.thread = new Thread(delivery, "usage-events");
        this.thread.setDaemon(true);
    }

    /**
     * Opens the spool and begins to send what an earlier run left there.
     *
     * @throws SpoolException if the folder cannot be used, or another client uses it
     */
    public static EventClient open(ClientSettings settings) {
        EventClient client = new EventClient(settings);
        client.thread.start();
        return client;
    }

    /**
     * Queues an event; it is on disk when this returns.
     *
     * @return its id
     * @throws SpoolFullException if the spool has reached its bound and the settings say refuse
     * @throws SpoolException if the disk fails
     */
    public String enqueue(UsageEvent event) {
        return enqueueAll(List.of(event)).get(0);
    }

    /** As {@link #enqueue} for many at once, which is faster: all are queued, or none. Gives their ids in order. */
    public List<String> enqueueAll(List<UsageEvent> events) {
        List<SpooledEvent> spooled = events.stream().map(this::spooled).toList();
        append(spooled);
        return spooled.stream().map(SpooledEvent::id).toList();
    }

    /**
     * Queues a structured CloudEvent that is JSON already, such as a line of a file.
     *
     * @return its id
     * @throws IllegalArgumentException if it is no JSON object with id and time; says nothing of what stands in it
     */
    public String enqueueJson(String structuredEvent) {
        return enqueueAllJson(List.of(structuredEvent)).get(0);
    }

    /**
     * Looks whether {@link #enqueueJson} would take it.
     *
     * @throws IllegalArgumentException if it is no JSON object with id and time; says nothing of what stands in it
     */
    public static void requireEvent(String structuredEvent) {
        StructuredLine.read(structuredEvent);
    }

    /** As {@link #enqueueJson} for many at once. */
    public List<String> enqueueAllJson(List<String> structuredEvents) {
        List<SpooledEvent> spooled =
                structuredEvents.stream().map(StructuredLine::read).toList();
        append(spooled);
        return spooled.stream().map(SpooledEvent::id).toList();
    }

    private void append(List<SpooledEvent> events) {
        if (closed) {
            throw new IllegalStateException("the client is closed: open a new one");
        }
        if (events.isEmpty()) {
            return;
        }
        try {
            spool.append(events, settings.whenFull);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the spool was full; nothing was queued", e);
        }
    }

    private SpooledEvent spooled(UsageEvent event) {
        String own = event.id();
        String id = own == null ? ids.next().toString() : own;
        return new SpooledEvent(id, hourOf(event.time()), event.json(settings.source, id));
    }

    static int hourOf(Instant time) {
        return Math.toIntExact(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_HOUR));
    }

    /** How it is doing. */
    public ClientStatus status() {
        return delivery.status();
    }

    /** Compares what was sent with what the collector counts. */
    public Reconciliation reconciliation() {
        return new Reconciliation(settings.source, ledger, collector);
    }

    /**
     * Takes no more events and sends what there is.
     *
     * @return events that are still unsent after the timeout; they stay in the spool for the next client
     */
    public long close(Duration timeout) {
        closed = true;
        delivery.drain();
        try {
            thread.join(Math.max(1, timeout.toMillis()));
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        long left = spool.pending();
        spool.close();
        return left;
    }

    /** {@link #close(Duration)} with 30 seconds. */
    @Override
    public void close() {
        close(CLOSE);
    }

    /** What to tell a person who asks how the client is set up; no secrets. */
    @Override
    public String toString() {
        return "EventClient" + Map.of("spool", settings.spool, "service", settings.service);
    }
}
