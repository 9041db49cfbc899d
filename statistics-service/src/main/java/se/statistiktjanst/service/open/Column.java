package se.statistiktjanst.service.open;

/**
 * A column of figures.
 *
 * @param label full text, for example {@code januari 2026}
 * @param shortLabel text for a chart axis, for example {@code 2026-01}
 * @param preliminary whether the figures of the column may still change
 */
public record Column(String label, String shortLabel, boolean preliminary) {}
