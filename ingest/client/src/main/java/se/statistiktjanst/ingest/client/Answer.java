package se.statistiktjanst.ingest.client;

import java.time.Duration;
import java.util.List;

/** What the collector said of a request. */
sealed interface Answer {
    /**
     * The collector has decided on every event.
     *
     * @param refused by place in the request
     */
    record Decided(String receipt, int accepted, int duplicates, List<Refused> refused) implements Answer {}

    /** One event that was not taken. */
    record Refused(int index, String status, List<EventError> errors) {}

    /** The request as such is refused, by its size or by something in it: smaller ones will show. */
    record Indigestible(EventError error) implements Answer {}

    /**
     * Nothing was decided; the same again later.
     *
     * @param fault a word without values, such as {@code 503} or {@code ConnectException}
     * @param after as the collector asks, or zero
     */
    record Later(String fault, Duration after) implements Answer {}
}
