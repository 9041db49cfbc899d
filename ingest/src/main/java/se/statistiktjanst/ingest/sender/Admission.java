package se.statistiktjanst.ingest.sender;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * Lets requests in: each sender at its own rate and a few at once, all together not more than the machine can hold. Who
 * is turned away has had nothing stored.
 */
final class Admission {
    private static final String SOON = "1";
    private static final String LATER = "2";

    private final SenderLimits limits;
    private final LongSupplier nanoClock;
    private final Map<Integer, OfSender> senders = new ConcurrentHashMap<>();
    private final Places all;

    Admission(SenderLimits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
        this.all = new Places(limits.atOnce(), limits.waiting());
    }

    private record OfSender(RequestRate rate, Places places) {}

    /** A request that was let in; leaving twice does nothing. */
    final class Admitted {
        private final OfSender sender;
        private final Map<String, String> headers;
        private boolean here = true;

        private Admitted(OfSender sender, Map<String, String> headers) {
            this.sender = sender;
            this.headers = headers;
        }

        /** For the answer: how the sender stands. */
        Map<String, String> headers() {
            return headers;
        }

        synchronized void leave() {
            if (here) {
                here = false;
                all.give();
                sender.places().give();
            }
        }
    }

    /** @throws ProblemException 429 if the sender asks for too much, 503 if all together do */
    Admitted admit(SenderSession session) {
        OfSender sender = senders.computeIfAbsent(
                session.senderId(),
                id -> new OfSender(
                        new RequestRate(limits.requestsPerSecond(), limits.burst(), nanoClock),
                        new Places(limits.perSenderAtOnce(), limits.perSenderWaiting())));
        RequestRate.Count count = sender.rate().count();
        Map<String, String> headers = headers(count);
        if (!count.allowed()) {
            throw refused(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "the sender makes more than %d requests a second; put more events into one request"
                            .formatted(limits.requestsPerSecond()),
                    headers,
                    Long.toString(count.secondsToNext()));
        }
        takePlaces(sender, headers);
        return new Admitted(sender, headers);
    }

    private void takePlaces(OfSender sender, Map<String, String> headers) {
        long longestWait = limits.longestWait().toMilliseconds();
        if (!sender.places().take(longestWait)) {
            throw refused(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "the sender has %d requests under way already, and more that wait; send fewer at once"
                            .formatted(limits.perSenderAtOnce()),
                    headers,
                    SOON);
        }
        if (!all.take(longestWait)) {
            sender.places().give();
            throw refused(
                    ProblemCode.UNAVAILABLE,
                    "too many requests at once; nothing of this one is stored, send it again later",
                    headers,
                    LATER);
        }
    }

    private Map<String, String> headers(RequestRate.Count count) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Limit", Integer.toString(limits.burst()));
        headers.put("RateLimit-Remaining", Long.toString(count.remaining()));
        headers.put("RateLimit-Reset", Long.toString(count.secondsToFull()));
        return headers;
    }

    private static ProblemException refused(
            ProblemCode code, String detail, Map<String, String> headers, String retryAfterSeconds) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        return new ProblemException(code, detail, List.of(), all);
    }
}
