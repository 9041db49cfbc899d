package se.statistiktjanst.statistics.report;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import se.statistiktjanst.statistics.metric.WithMeasures;

/**
 * Reads the roll-ups of one staff member: the viewer that the tenant transaction is signed for, and nobody else whatever
 * is asked.
 */
public interface OwnReportDao {
    /** The viewer's months from one on, newest first within each service, type of event and unit. */
    @SqlQuery
    @UseClasspathSqlLocator
    @WithMeasures
    @UseRowMapper(OwnMonthRow.Mapper.class)
    List<OwnMonthRow> rows(LocalDate from);
}
