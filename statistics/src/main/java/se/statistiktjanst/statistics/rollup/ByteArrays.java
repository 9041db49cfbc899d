package se.statistiktjanst.statistics.rollup;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** Binds a {@code bytea[]}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ByteArrays(byte[][] values) implements Argument {
    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }
}
