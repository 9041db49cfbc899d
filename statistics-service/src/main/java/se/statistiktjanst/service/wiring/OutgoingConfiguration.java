package se.statistiktjanst.service.wiring;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The {@code outgoing:} part of the configuration.
 *
 * @param allow hosts that the service may call, such as {@code hooks.example}, or {@code *.example} for all below it
 */
public record OutgoingConfiguration(@NotNull List<String> allow) {}
