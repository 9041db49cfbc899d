package se.statistiktjanst.statistics.rollup;

/**
 * A batch that is to be folded.
 *
 * @param lateBefore events that happened before came late: microseconds since 2000; no event of history is late
 * @param accepted the number of its events, about that of its facts
 */
public record NewBatch(long id, long lateBefore, int accepted) {}
