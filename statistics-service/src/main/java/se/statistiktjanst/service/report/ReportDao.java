package se.statistiktjanst.service.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.report.ReportUnit;

/** Reads what a viewer can choose between. Only within a tenant transaction. */
public interface ReportDao {
    /** Services with figures. */
    @SqlQuery("""
            select s.code, s.name_sv as sv, s.name_en as en from registry.service s
            where exists (select from usage.daily d where d.service_id = s.id)
            order by s.name_sv
            """)
    @UseRowMapper(ServiceMapper.class)
    List<Member> services();

    /** All units of the care provider, by name. */
    @SqlQuery("""
            select u.id, u.public_id, u.hsa_id, u.name, i.informed_on
            from registry.unit u
            left join registry.staff_informed i on i.unit_id = u.id
            order by u.name, u.id
            """)
    List<ReportUnit> units();

    @SqlQuery("select min(occurred_on) from usage.daily")
    Optional<LocalDate> firstDay();

    @SqlQuery("select max(occurred_on) from usage.daily")
    LocalDate lastDay();
}
