package se.statistiktjanst.statistics.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the care provider that asks.
 *
 * @param informedOn when its staff were informed that they are measured; null: figures of single persons are off
 */
public record ReportUnit(
        int id,
        String publicId,
        String hsaId,
        String name,
        @Nullable LocalDate informedOn) {}
