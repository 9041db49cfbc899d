package se.statistiktjanst.service.staff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Exact figures of calls.
 *
 * @param calls calls offered
 * @param answered calls answered
 * @param meanSecondsToAnswer over answered calls, null if there are none
 * @param meanSecondsOfTalk over answered calls, null if there are none
 */
public record CallFigures(
        long calls,
        long answered,
        @Nullable BigDecimal meanSecondsToAnswer,
        @Nullable BigDecimal meanSecondsOfTalk) {}
