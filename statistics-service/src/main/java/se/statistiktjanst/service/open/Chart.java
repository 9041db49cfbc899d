package se.statistiktjanst.service.open;

import java.util.Locale;

/**
 * The chart of a table. The script reads the numbers from the HTML table, so the two cannot differ.
 *
 * @param kind how it is drawn
 * @param unit text at the value axis, for example {@code antal samtal}
 * @param summary a sentence that says what the chart shows; hidden points are named, never read as numbers
 */
public record Chart(Kind kind, String unit, String summary) {

    /** How a chart is drawn. */
    public enum Kind {
        /** One line per charted row over the columns. */
        LINE,
        /** One horizontal bar per charted row, from the last column. */
        BAR,
        /** The charted rows stacked over the columns; only where rows add up. */
        STACKED;

        /** Value of {@code data-chart}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
