package se.statistiktjanst.service.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code integrations:} part of the configuration: senders over HTTP that are watched. Areas of files are watched
 * anyway.
 */
public record IntegrationsConfiguration(@Valid @Nullable List<WatchedSender> senders) {
    /**
     * A sender.
     *
     * @param code as in the registry
     * @param expectedHours how often events are expected from it
     */
    public record WatchedSender(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
            String code,

            @Min(1) @Max(8_784) int expectedHours) {}
}
