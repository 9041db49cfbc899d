package se.statistiktjanst.statistics.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.metric.WithMeasures;

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

    /** The care provider's units that have figures or will have, by name. */
    @SqlQuery("""
            select u.id, u.public_id, u.hsa_id, u.name, i.informed_on
            from registry.unit u
            left join registry.staff_informed i on i.unit_id = u.id
            where exists (select from usage.staff_month m where m.unit_id = u.id and m.service_id = :service)
            order by u.name, u.id
            """)
    List<ReportUnit> unitsWithFigures(int service);

    /** First days of the months that have figures, oldest first. */
    @SqlQuery("select distinct month_on from usage.staff_month where service_id = :service order by month_on")
    List<LocalDate> months(int service);

    /** Events received before this are counted. */
    @SqlQuery("select fresh_at from usage.freshness")
    Instant freshAt();

    @SqlQuery
    @UseClasspathSqlLocator
    @WithMeasures
    @UseRowMapper(StaffMonthRow.Mapper.class)
    List<StaffMonthRow> rows(
            int service,
            @Nullable Integer unit,
            @Nullable String eventType,
            LocalDate from,
            LocalDate to,
            boolean perStaff);
}
