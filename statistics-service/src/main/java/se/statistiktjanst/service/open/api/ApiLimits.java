package se.statistiktjanst.service.open.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code openApi:} part of the configuration. What is left out has the default named here. Clients read the values
 * at {@code /api/v2/config}.
 *
 * @param maxDataCells most cells of one answer, default 150,000
 * @param maxCallsPerTimeWindow most calls of one address in a time window, default 30
 * @param timeWindow in seconds, default 10
 * @param license of the data, as an address, default CC0 1.0
 */
public record ApiLimits(
        @Min(1) @Max(1_000_000) @Nullable Integer maxDataCells,
        @Min(1) @Nullable Integer maxCallsPerTimeWindow,
        @Min(1) @Max(3600) @Nullable Integer timeWindow,
        @Nullable String license) {

    /** Everything at its default. */
    public static ApiLimits defaults() {
        return new ApiLimits(null, null, null, null);
    }

    /** Most cells of one answer. */
    public int cells() {
        return Objects.requireNonNullElse(maxDataCells, 150_000);
    }

    /** Most calls of one address in a window. */
    public int calls() {
        return Objects.requireNonNullElse(maxCallsPerTimeWindow, 30);
    }

    /** Length of the window. */
    public int windowSeconds() {
        return Objects.requireNonNullElse(timeWindow, 10);
    }

    public String licenseAddress() {
        return Objects.requireNonNullElse(license, "https://creativecommons.org/publicdomain/zero/1.0/");
    }
}
