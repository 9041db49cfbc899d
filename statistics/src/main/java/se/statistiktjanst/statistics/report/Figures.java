package se.statistiktjanst.statistics.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.metric.MetricDefinition;

/** Turns sums into the figure that a metric defines: the one place where it is done for exact figures. */
public final class Figures {
    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

    private Figures() {}

    /**
     * The figure with the metric's decimals, shares in per cent; null where there is nothing to divide by.
     *
     * @throws IllegalArgumentException for a metric that does not come from sums alone
     */
    public static @Nullable BigDecimal of(MetricDefinition metric, Measures sums) {
        return switch (metric.kind()) {
            case EVENTS, SUM -> BigDecimal.valueOf(sums.of(metric.measure().orElseThrow()));
            case AVERAGE -> quotient(metric, sums, BigDecimal.ONE);
            case SHARE -> quotient(metric, sums, PER_CENT);
            default -> throw new IllegalArgumentException("%s does not come from sums".formatted(metric.id()));
        };
    }

    private static @Nullable BigDecimal quotient(MetricDefinition metric, Measures sums, BigDecimal factor) {
        long whole = sums.of(metric.denominator().orElseThrow());
        if (whole == 0) {
            return null;
        }
        return BigDecimal.valueOf(sums.of(metric.numerator().orElseThrow()))
                .multiply(factor)
                .divide(BigDecimal.valueOf(whole), metric.decimals(), RoundingMode.HALF_UP);
    }
}
