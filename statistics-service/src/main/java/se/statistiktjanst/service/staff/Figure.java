package se.statistiktjanst.service.staff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a page.
 *
 * @param value with its metric's decimals, null where there is nothing to divide by
 */
public record Figure(@Nullable BigDecimal value) {}
