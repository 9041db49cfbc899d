package se.statistiktjanst.statistics.publication;

import java.util.List;

/**
 * Codes and names that come from definition and registry files: the channels event types allow, and the counties.
 */
public record OpenCodes(List<DimensionCode> channels, List<DimensionCode> counties) {
    public OpenCodes {
        channels = List.copyOf(channels);
        counties = List.copyOf(counties);
    }

    boolean isChannel(String code) {
        return channels.stream().anyMatch(channel -> channel.code().equals(code));
    }

    /** A county by its code, named by its code if nothing names it. */
    DimensionCode county(String code) {
        return counties.stream()
                .filter(county -> county.code().equals(code))
                .findFirst()
                .orElseGet(() -> DimensionCode.named(code, code));
    }
}
