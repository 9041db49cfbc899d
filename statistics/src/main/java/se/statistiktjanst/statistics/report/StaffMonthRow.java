package se.statistiktjanst.statistics.report;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * One staff member's sums in a month, unit and type of event.
 *
 * @param staffId public id; null where the events name nobody
 * @param isProtected whether the name is never shown
 */
public record StaffMonthRow(
        String unitHsaId,
        String unitName,
        @Nullable String staffId,
        @Nullable String staffHsaId,
        @Nullable String givenName,
        @Nullable String surname,

        @ColumnName("protected") boolean isProtected,

        LocalDate monthOn,
        String eventType,
        @Nested Measures measures) {
    StaffMonthRow withoutStaff() {
        return new StaffMonthRow(unitHsaId, unitName, null, null, null, null, false, monthOn, eventType, measures);
    }

    StaffMonthRow withMeasures(Measures other) {
        return new StaffMonthRow(
                unitHsaId, unitName, staffId, staffHsaId, givenName, surname, isProtected, monthOn, eventType, other);
    }
}
