package se.statistiktjanst.service.open.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A published number, or why there is none. The only thing pages, files and APIs of the open side can show.
 *
 * @param value with the metric's decimals, shares in per cent; null exactly when the state is neither {@code v} nor {@code r}
 * @param state letter as in {@code open.cell}; {@code r} for a value that a revision changed, {@code s} where a period
 *     has no such cell
 */
public record OpenValue(@Nullable BigDecimal value, char state) {
    private static final long LARGEST_EXACT = 1L << 53;
    private static final char VALUE = 'v';
    private static final char REVISED = 'r';
    private static final char NOT_SEPARATE = 's';

    /** Not in the release: in that period it was part of another value, such as the merged one, or did not exist. */
    static final OpenValue MISSING = new OpenValue(null, NOT_SEPARATE);

    static OpenValue of(StoredCell cell, int metric, OpenCube.OpenMetric definition) {
        char state = cell.states().charAt(metric);
        Double stored = cell.measures().get(metric);
        if (state != VALUE || stored == null) {
            return new OpenValue(null, state);
        }
        double shown = definition.share() ? stored * 100 : stored;
        return new OpenValue(
                decimal(shown).setScale(definition.decimals(), RoundingMode.HALF_UP), cell.revised() ? REVISED : VALUE);
    }

    /** Most numbers are whole, and need not go by their digits. */
    private static BigDecimal decimal(double number) {
        long whole = (long) number;
        return whole == number && Math.abs(whole) < LARGEST_EXACT
                ? BigDecimal.valueOf(whole)
                : BigDecimal.valueOf(number);
    }

    /** What stands in a table instead of a number; empty if there is one. */
    public String mark() {
        return switch (state) {
            case VALUE, REVISED -> "";
            case 'c' -> "[c]";
            case 'u' -> "[u]";
            case 'n' -> "[z]";
            case NOT_SEPARATE -> "[s]";
            default -> "[x]";
        };
    }

    /** What a file says of the cell beside its number; empty for a value that has not been changed. */
    public String status() {
        return state == VALUE ? "" : String.valueOf(state);
    }

    public boolean isRevised() {
        return state == REVISED;
    }

    public boolean isShown() {
        return value != null;
    }
}
