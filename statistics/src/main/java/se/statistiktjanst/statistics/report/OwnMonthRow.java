package se.statistiktjanst.statistics.report;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the person who reads them: a month, service, unit and type of event.
 *
 * @param unitName null where the events name no unit
 * @param informedOn when the unit's staff were informed that they are measured, null if nobody has recorded it
 */
public record OwnMonthRow(
        String service,
        String serviceSv,
        String serviceEn,
        String eventType,
        @Nullable String unitName,
        @Nullable LocalDate informedOn,
        LocalDate monthOn,
        @Nested Measures measures) {}
