package se.statistiktjanst.service.open;

/**
 * A connected service in the list <em>Per tjänst</em>.
 *
 * @param latest its main figure in the latest published month
 * @param unit what the figure counts, for example {@code samtal}
 */
public record ServiceEntry(String name, String href, Cell latest, String unit, Sparkline trend) {}
