package se.statistiktjanst.exports.order;

import java.time.Duration;
import se.statistiktjanst.exports.life.ExportLife;

/**
 * What the configuration says about orders.
 *
 * @param shortLife the life of demonstrations
 * @param allowShortLife whether an order may ask for it
 * @param freshLogin an order or download of numbers needs a log-in at most this old
 * @param approveNumbers whether a second person must approve an order of numbers
 */
public record OrderRules(
        ExportLife aggregate,
        ExportLife pseudonymised,
        ExportLife numbers,
        ExportLife shortLife,
        boolean allowShortLife,
        Duration freshLogin,
        boolean approveNumbers) {
    /** The defaults: 14 days, 7 days, 3 working days; log-in at most 15 minutes old; approval on. */
    public static OrderRules defaults() {
        return new OrderRules(
                ExportLife.days(14),
                ExportLife.days(7),
                ExportLife.workingDays(3),
                ExportLife.of(Duration.ofMinutes(2)),
                false,
                Duration.ofMinutes(15),
                true);
    }

    ExportLife lifeOf(ExportOrder order) {
        if (order.shortLife()) {
            return shortLife;
        }
        return switch (order.form()) {
            case AGGREGATE -> aggregate;
            case PSEUDONYMISED -> pseudonymised;
            case NUMBERS -> numbers;
        };
    }
}
