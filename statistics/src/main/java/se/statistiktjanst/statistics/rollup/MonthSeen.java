package se.statistiktjanst.statistics.rollup;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * What facts of a month and place have that sums do not keep.
 *
 * @param residents each perhaps several times; null for none, as with the seconds
 * @param waits seconds of waiting, one for each event that has them
 * @param talks seconds of talking
 * @param durations seconds spent
 */
@SuppressWarnings("ArrayRecordComponent") // a row: never compared
public record MonthSeen(
        @Nested MonthPlace place,
        int @Nullable [] residents,
        int @Nullable [] waits,
        int @Nullable [] talks,
        int @Nullable [] durations) {}
