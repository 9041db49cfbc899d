package se.statistiktjanst.statistics.completeness;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Completeness as it is stored. */
public interface CompletenessDao {
    /** Days of the care provider that the tenant transaction is for. For the roles of staff and exporter. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<ServiceDay> days(LocalDate from, LocalDate to);

    /** All services in a period, over all care providers; {@code before} is the first day after it. For the publisher. */
    @SqlQuery
    @UseClasspathSqlLocator
    List<ServiceCompleteness> services(LocalDate from, LocalDate before);

    /** Counts what lies in quarantine and what is lost. For the role of the counter. */
    @SqlUpdate
    @UseClasspathSqlLocator
    int countRefused();

    /** Sets days to nothing that have nothing in quarantine any more. For the role of the counter. */
    @SqlUpdate
    @UseClasspathSqlLocator
    int clearMended();

    /** Takes over how senders compared their days. For the role of the counter. */
    @SqlUpdate
    @UseClasspathSqlLocator
    int copyReconciliations();
}
