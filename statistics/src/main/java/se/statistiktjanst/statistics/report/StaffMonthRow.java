package se.statistiktjanst.statistics.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
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
        boolean isProtected,
        LocalDate monthOn,
        String eventType,
        Measures measures) {
    /** Reads a row of the statement that gives them. */
    public static final class Mapper implements RowMapper<StaffMonthRow> {
        @Override
        public StaffMonthRow map(ResultSet row, StatementContext context) throws SQLException {
            return new StaffMonthRow(
                    row.getString("unit_hsa_id"),
                    row.getString("unit_name"),
                    row.getString("staff_id"),
                    row.getString("staff_hsa_id"),
                    row.getString("given_name"),
                    row.getString("surname"),
                    row.getBoolean("protected"),
                    row.getObject("month_on", LocalDate.class),
                    row.getString("event_type"),
                    Measures.read(row));
        }
    }

    StaffMonthRow withoutStaff() {
        return new StaffMonthRow(unitHsaId, unitName, null, null, null, null, false, monthOn, eventType, measures);
    }

    StaffMonthRow withMeasures(Measures other) {
        return new StaffMonthRow(
                unitHsaId, unitName, staffId, staffHsaId, givenName, surname, isProtected, monthOn, eventType, other);
    }
}
