package se.statistiktjanst.ingest.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An integration and how it is doing.
 *
 * @param name such as {@code folder:region-granmark} or {@code sender:booking}
 * @param kind {@code sender}, {@code folder} or {@code pull}
 * @param expectedEvery how often something is expected; null if never
 * @param contactAt when it last worked; null if never
 * @param errorCode why it failed last; null if it never did
 * @param failures in a row, until now
 */
public record Integration(
        String name,
        String kind,
        IntegrationState state,
        @Nullable Duration expectedEvery,
        @Nullable Instant contactAt,
        @Nullable String errorCode,
        @Nullable Instant errorAt,
        int failures) {

    /**
     * One that the configuration names.
     *
     * @param expectedEvery null if nothing is expected at any time
     */
    public record Declared(
            String name, String kind, @Nullable Duration expectedEvery) {
        /** A sender over HTTP, by its code. */
        public static Declared sender(String code, @Nullable Duration expectedEvery) {
            return new Declared("sender:" + code, "sender", expectedEvery);
        }
    }
}
