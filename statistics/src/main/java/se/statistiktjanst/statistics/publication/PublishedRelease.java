package se.statistiktjanst.statistics.publication;

/**
 * A release of one open table for one period.
 *
 * @param period such as {@code 2021M01}
 * @param version 1 for the first
 * @param cells how many
 * @param hidden how many of them have a hidden number
 * @param drawn how many were drawn for it; the others are those of the version before
 */
public record PublishedRelease(
        String cubeId, String period, int version, ReleaseKind kind, int cells, int hidden, int drawn) {}
