package se.statistiktjanst.ingest.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How a client works. Made by {@link #of} and changed by the methods that follow; each gives a new value. Prints no
 * token.
 */
public final class ClientSettings {
    static final int MOST_EVENTS = 10_000;

    final URI service;
    final String source;
    final Path spool;
    final Supplier<String> token;
    int batchEvents = 1_000;
    long batchBytes = 4L << 20;
    Duration linger = Duration.ofSeconds(1);
    long spoolBytes = 1L << 30;
    WhenFull whenFull = WhenFull.REFUSE;
    Duration requestTimeout = Duration.ofSeconds(60);
    Duration shortestPause = Duration.ofMillis(500);
    Duration longestPause = Duration.ofMinutes(5);
    int ledgerDays = 40;
    Clock clock = Clock.systemUTC();
    DropListener dropped;
    ReceiptListener receipts = (receipt, accepted, duplicates) -> {};
    UnaryOperator<HttpClient.Builder> http = builder -> builder;

    private ClientSettings(URI service, String source, Path spool, Supplier<String> token, DropListener dropped) {
        this.service = service;
        this.source = source;
        this.spool = spool;
        this.token = token;
        this.dropped = dropped;
    }

    /**
     * What must be given.
     *
     * @param service address of the service, such as {@code https://statistik.example}
     * @param source the CloudEvents source that the sender is registered with
     * @param spool folder on a local disk that no other client uses. Events lie there in plain text, readable by its
     *     owner only, until they are sent: put it on an encrypted disk
     * @param token asked before each request, so that it may change: an access token, or the sender's token
     * @param dropped told of each event that is not taken; there is no default, because silence is loss
     */
    public static ClientSettings of(
            URI service, String source, Path spool, Supplier<String> token, DropListener dropped) {
        return new ClientSettings(service, source, spool, token, dropped);
    }

    /** Events (10,000 at most) and bytes of one request at most; 1,000 and 4 MiB unless told. */
    public ClientSettings batches(int events, long bytes) {
        if (events < 1 || events > MOST_EVENTS || bytes < 1) {
            throw new IllegalArgumentException("batches hold 1 to " + MOST_EVENTS + " events and at least a byte");
        }
        return with(copy -> {
            copy.batchEvents = events;
            copy.batchBytes = bytes;
        });
    }

    /** How long a batch that is not full waits for more; 1 s unless told. */
    public ClientSettings linger(Duration wait) {
        return with(copy -> copy.linger = wait);
    }

    /** Bytes of unsent events at most, and what happens then; 1 GiB and refuse unless told. */
    public ClientSettings spoolBytes(long bytes, WhenFull then) {
        return with(copy -> {
            copy.spoolBytes = bytes;
            copy.whenFull = then;
        });
    }

    /** Pauses between attempts: the first, doubled each time up to the longest; half of each is drawn at random. */
    public ClientSettings pauses(Duration shortest, Duration longest) {
        return with(copy -> {
            copy.shortestPause = shortest;
            copy.longestPause = longest;
        });
    }

    /** How long an answer may take; 60 s unless told. */
    public ClientSettings requestTimeout(Duration timeout) {
        return with(copy -> copy.requestTimeout = timeout);
    }

    /** Told of each receipt. */
    public ClientSettings receipts(ReceiptListener listener) {
        return with(copy -> copy.receipts = listener);
    }

    /** Days for which ids of sent events are kept for {@link Reconciliation}; 40 unless told, 0 for none. */
    public ClientSettings ledgerDays(int days) {
        return with(copy -> copy.ledgerDays = days);
    }

    /** What makes ids and reckons {@code Retry-After}. */
    public ClientSettings clock(Clock other) {
        return with(copy -> copy.clock = other);
    }

    /** For an own SSL context (mutual TLS), a proxy or an executor. */
    public ClientSettings http(UnaryOperator<HttpClient.Builder> change) {
        return with(copy -> copy.http = change);
    }

    private ClientSettings with(java.util.function.Consumer<ClientSettings> change) {
        ClientSettings copy = new ClientSettings(service, source, spool, token, dropped);
        copy.batchEvents = batchEvents;
        copy.batchBytes = batchBytes;
        copy.linger = linger;
        copy.spoolBytes = spoolBytes;
        copy.whenFull = whenFull;
        copy.requestTimeout = requestTimeout;
        copy.shortestPause = shortestPause;
        copy.longestPause = longestPause;
        copy.ledgerDays = ledgerDays;
        copy.clock = clock;
        copy.receipts = receipts;
        copy.http = http;
        change.accept(copy);
        return copy;
    }

    @Override
    public String toString() {
        return "ClientSettings[" + service + ", " + source + "]";
    }
}
