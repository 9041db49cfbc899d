package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month with residents.
 *
 * @param settled whether the sets of the whole care provider are there
 * @param people how many residents; null if it is not settled, as is {@code types}
 * @param known those of them who were there in a month before; null also while one of these is not settled
 * @param types the types of event whose residents they are
 */
public record PresenceState(
        LocalDate monthOn,
        boolean settled,
        @Nullable Integer people,
        @Nullable Integer known,
        @Nullable List<Integer> types) {}
