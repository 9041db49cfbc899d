package se.statistiktjanst.service.unitgroup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group in the list.
 *
 * @param units names of those that are in it today; of an ended group, of those that were in it last
 * @param lastDay when it was ended; null for one in use
 */
public record GroupEntry(
        String id,
        String name,
        List<String> units,
        @Nullable LocalDate lastDay) {
    public GroupEntry {
        units = List.copyOf(units);
    }
}
