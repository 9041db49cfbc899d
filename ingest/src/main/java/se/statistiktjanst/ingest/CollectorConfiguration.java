package se.statistiktjanst.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.http.EventLimits;
import se.statistiktjanst.ingest.sender.SenderLimits;
import se.statistiktjanst.ingest.sender.SendersConfiguration;

/**
 * The {@code collector:} part of the configuration.
 *
 * @param settings how much the collector works on at once
 * @param events what one request may hold
 * @param limits how much senders may ask for at once
 * @param senders how senders show who they are
 */
public record CollectorConfiguration(
        CollectorSettings settings, EventLimits events, SenderLimits limits, SendersConfiguration senders) {
    /** For tests: everything as usual, and plain tokens. */
    public static final CollectorConfiguration DEFAULT = new CollectorConfiguration(
            CollectorSettings.DEFAULT, EventLimits.DEFAULT, SenderLimits.DEFAULT, SendersConfiguration.TOKENS_ONLY);

    @JsonCreator
    static CollectorConfiguration of(
            @JsonProperty("batchesAtOnce") @Nullable Integer batchesAtOnce,
            @JsonProperty("longestWait") io.dropwizard.util.@Nullable Duration longestWait,
            @JsonProperty("residentCache") @Nullable Integer residentCache,
            @JsonProperty("eventsPerRequest") @Nullable Integer eventsPerRequest,
            @JsonProperty("bytesPerRequest") @Nullable Long bytesPerRequest,
            @JsonProperty("limits") @Nullable SenderLimits limits,
            @JsonProperty("senders") @Nullable SendersConfiguration senders) {
        CollectorSettings usual = CollectorSettings.DEFAULT;
        return new CollectorConfiguration(
                new CollectorSettings(
                        batchesAtOnce == null ? usual.concurrentBatches() : batchesAtOnce,
                        longestWait == null ? usual.longestWait() : Duration.ofMillis(longestWait.toMilliseconds()),
                        residentCache == null ? usual.residentCache() : residentCache),
                new EventLimits(
                        eventsPerRequest == null ? EventLimits.DEFAULT.events() : eventsPerRequest,
                        bytesPerRequest == null ? EventLimits.DEFAULT.bytes() : bytesPerRequest),
                limits == null ? SenderLimits.DEFAULT : limits,
                senders == null ? SendersConfiguration.none() : senders);
    }

    /** Everything as usual, and no sender known: what a configuration without this part means. */
    public static CollectorConfiguration usual() {
        return new CollectorConfiguration(
                CollectorSettings.DEFAULT, EventLimits.DEFAULT, SenderLimits.DEFAULT, SendersConfiguration.none());
    }

    /** With plain tokens taken, as demos do. */
    public CollectorConfiguration forDemo() {
        return new CollectorConfiguration(settings, events, limits, senders.withTokens());
    }
}
