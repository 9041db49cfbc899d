package se.statistiktjanst.service.accesslog;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads the access log. Only within a tenant transaction of the role of staff. */
@RegisterConstructorMapper(LogRow.class)
public interface LogDao {
    /** The care provider's entries, newest first, of a person or all, from an instant and before another. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<LogRow> entries(@Nullable String person, Instant from, Instant before, Instant at, int skip, int limit);

    /** Looks at figures of the units in which the viewer of this transaction is measured, newest first. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<LogRow> looksAtMyUnits(Instant at, int skip, int limit);
}
