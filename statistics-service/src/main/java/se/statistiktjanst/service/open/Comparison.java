package se.statistiktjanst.service.open;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest chosen period beside an earlier one.
 *
 * @param period the later one, in the language of the page
 * @param earlier the earlier one
 * @param share whether the figures are shares, whose differences are percentage points and nothing else
 * @param stub headings of the row heads
 * @param lines one for each row of the table; empty if there are no figures of the earlier period
 */
public record Comparison(String period, String earlier, boolean share, List<String> stub, List<Line> lines) {

    public Comparison {
        stub = List.copyOf(stub);
        lines = List.copyOf(lines);
    }

    /**
     * Two published cells and what lies between them.
     *
     * @param difference null unless both cells have a number: a mark would else be worth what it hides
     * @param percent of the earlier number; null where there is no difference, from 0, and for shares
     */
    public record Line(
            List<String> heads,
            Cell now,
            Cell before,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal percent) {

        public Line {
            heads = List.copyOf(heads);
        }

        static Line of(List<String> heads, Cell now, Cell before, boolean share) {
            BigDecimal later = now.value();
            BigDecimal earlier = before.value();
            if (later == null || earlier == null) {
                return new Line(heads, now, before, null, null);
            }
            BigDecimal difference = later.subtract(earlier);
            BigDecimal percent = share || earlier.signum() == 0
                    ? null
                    : difference.multiply(BigDecimal.valueOf(100)).divide(earlier, 1, RoundingMode.HALF_UP);
            return new Line(heads, now, before, difference, percent);
        }
    }
}
