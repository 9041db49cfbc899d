package se.statistiktjanst.statistics.publication;

/**
 * What one publication of one cube came to.
 *
 * @param period as {@code 2021M01}
 * @param cells all cells, whether or not anything is in them
 * @param hidden cells with at least one hidden number
 */
public record PublishedRelease(String cubeId, String period, int cells, int hidden) {}
