package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A batch whose facts are not in the roll-ups yet.
 *
 * @param firstOn earliest date of its facts, null when none was accepted
 * @param lastOn latest date of its facts, null when none was accepted
 */
public record UnfoldedBatch(
        long id, @Nullable LocalDate firstOn, @Nullable LocalDate lastOn) {}
