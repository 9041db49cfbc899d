package se.statistiktjanst.exports.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads columns by position: reading by name costs more than the row. */
final class EventRowMapper implements RowMapper<EventRow> {
    @Override
    public EventRow map(ResultSet row, StatementContext context) throws SQLException {
        return new EventRow(
                row.getObject(1, LocalDate.class),
                row.getInt(2),
                number(row, 3),
                row.getInt(4),
                number(row, 5),
                number(row, 6),
                number(row, 7),
                number(row, 8),
                number(row, 9),
                flag(row, 10),
                flag(row, 11),
                flag(row, 12),
                number(row, 13),
                number(row, 14),
                number(row, 15),
                number(row, 16),
                number(row, 17),
                number(row, 18),
                number(row, 19));
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }
}
