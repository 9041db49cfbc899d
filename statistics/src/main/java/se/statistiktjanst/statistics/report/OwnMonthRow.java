package se.statistiktjanst.statistics.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
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
        Measures measures) {
    /** Reads a row of the statement that gives them. */
    public static final class Mapper implements RowMapper<OwnMonthRow> {
        @Override
        public OwnMonthRow map(ResultSet row, StatementContext context) throws SQLException {
            return new OwnMonthRow(
                    row.getString("service"),
                    row.getString("service_sv"),
                    row.getString("service_en"),
                    row.getString("event_type"),
                    row.getString("unit_name"),
                    row.getObject("informed_on", LocalDate.class),
                    row.getObject("month_on", LocalDate.class),
                    Measures.read(row));
        }
    }
}
