package se.statistiktjanst.service.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a report.
 *
 * @param value with its metric's decimals; null where there is nothing to divide by
 * @param before the figure it is compared with; null for none
 */
public record ReportCell(
        @Nullable BigDecimal value, @Nullable BigDecimal before) {
    /** The change in per cent; null where it cannot be said. */
    public @Nullable BigDecimal change() {
        return value == null || before == null || before.signum() == 0
                ? null
                : value.subtract(before).movePointRight(2).divide(before, 1, RoundingMode.HALF_UP);
    }
}
