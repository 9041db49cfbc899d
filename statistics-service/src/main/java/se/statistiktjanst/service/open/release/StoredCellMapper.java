package se.statistiktjanst.service.open.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads cells by the place of their columns: no look-up by name and no reflection for each of many rows. */
public final class StoredCellMapper implements RowMapper<StoredCell> {

    @Override
    public StoredCell map(ResultSet row, StatementContext context) throws SQLException {
        String[] codes = (String[]) row.getArray(2).getArray();
        @Nullable Double[] measures = (Double[]) row.getArray(3).getArray();
        return new StoredCell(
                row.getString(1), List.of(codes), Arrays.asList(measures), row.getString(4), row.getBoolean(5));
    }
}
