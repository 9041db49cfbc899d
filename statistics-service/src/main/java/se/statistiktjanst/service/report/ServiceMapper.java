package se.statistiktjanst.service.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.statistics.engine.Member;

/** A service as a member. */
public final class ServiceMapper implements RowMapper<Member> {
    @Override
    public Member map(ResultSet row, StatementContext context) throws SQLException {
        return new Member(row.getString("code"), new LocalizedText(row.getString("sv"), row.getString("en")));
    }
}
