package se.statistiktjanst.ingest.sender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much senders may ask for at once, so that none is in the way of the others and all together not of the machine.
 *
 * @param requestsPerSecond of one sender, over time; above it 429
 * @param burst requests that one sender may send at once after a pause
 * @param perSenderAtOnce requests of one sender that are worked on at once
 * @param perSenderWaiting more of them that wait for that; above it 429
 * @param atOnce requests of all senders that are worked on at once
 * @param waiting more of them that wait for that; above it 503
 * @param longestWait how long either waits before it is told to come back
 * @param bodyGrace how long a sender may be silent within one body
 * @param slowestBytesPerSecond how fast a body must come beyond that; below it 408
 */
public record SenderLimits(
        int requestsPerSecond,
        int burst,
        int perSenderAtOnce,
        int perSenderWaiting,
        int atOnce,
        int waiting,
        Duration longestWait,
        Duration bodyGrace,
        int slowestBytesPerSecond) {
    public static final SenderLimits DEFAULT =
            new SenderLimits(10_000, 20_000, 8, 64, 32, 256, Duration.seconds(5), Duration.seconds(10), 100_000);

    public SenderLimits {
        if (requestsPerSecond < 1 || burst < 1 || perSenderAtOnce < 1 || atOnce < 1 || slowestBytesPerSecond < 1) {
            throw new IllegalArgumentException("limits.requestsPerSecond, burst, perSenderAtOnce, atOnce and"
                    + " slowestBytesPerSecond must be at least 1");
        }
        if (perSenderWaiting < 0 || waiting < 0) {
            throw new IllegalArgumentException("limits.perSenderWaiting and waiting must not be negative");
        }
    }

    @JsonCreator
    static SenderLimits of(
            @JsonProperty("requestsPerSecond") @Nullable Integer requestsPerSecond,
            @JsonProperty("burst") @Nullable Integer burst,
            @JsonProperty("perSenderAtOnce") @Nullable Integer perSenderAtOnce,
            @JsonProperty("perSenderWaiting") @Nullable Integer perSenderWaiting,
            @JsonProperty("atOnce") @Nullable Integer atOnce,
            @JsonProperty("waiting") @Nullable Integer waiting,
            @JsonProperty("longestWait") @Nullable Duration longestWait,
            @JsonProperty("bodyGrace") @Nullable Duration bodyGrace,
            @JsonProperty("slowestBytesPerSecond") @Nullable Integer slowestBytesPerSecond) {
        return new SenderLimits(
                requestsPerSecond == null ? DEFAULT.requestsPerSecond : requestsPerSecond,
                burst == null ? DEFAULT.burst : burst,
                perSenderAtOnce == null ? DEFAULT.perSenderAtOnce : perSenderAtOnce,
                perSenderWaiting == null ? DEFAULT.perSenderWaiting : perSenderWaiting,
                atOnce == null ? DEFAULT.atOnce : atOnce,
                waiting == null ? DEFAULT.waiting : waiting,
                longestWait == null ? DEFAULT.longestWait : longestWait,
                bodyGrace == null ? DEFAULT.bodyGrace : bodyGrace,
                slowestBytesPerSecond == null ? DEFAULT.slowestBytesPerSecond : slowestBytesPerSecond);
    }
}
