package se.statistiktjanst.statistics.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads the roll-ups by staff member. Only within a tenant transaction. */
public interface StaffReportDao {
    @SqlQuery("select id from registry.service where code = :code")
    Optional<Integer> serviceId(String code);

    @SqlQuery("""
            select u.id, u.public_id, u.hsa_id, u.name, i.informed_on
            from registry.unit u
            left join registry.staff_informed i on i.unit_id = u.id
            where u.public_id = :publicId
            """)
    Optional<ReportUnit> unit(String publicId);

    @SqlQuery
    @UseClasspathSqlLocator
    List<StaffMonthRow> rows(
            int service, @Nullable Integer unit, @Nullable String eventType, LocalDate from, LocalDate to);
}
