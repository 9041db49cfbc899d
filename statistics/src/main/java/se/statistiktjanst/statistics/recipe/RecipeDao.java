package se.statistiktjanst.statistics.recipe;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import se.statistiktjanst.statistics.report.ReportUnit;

/** Reads what recipes can select, and by what it is known. Only within a tenant transaction. */
public interface RecipeDao {
    /** The care provider's units that have figures of a service, by name. */
    @SqlQuery("""
            select u.id, u.public_id, u.hsa_id, u.name, i.informed_on
            from registry.unit u
            left join registry.staff_informed i on i.unit_id = u.id
            where exists (
                select from usage.staff_month m join registry.service s on s.id = m.service_id
                where s.code = :service and m.unit_id = u.id
            )
            order by u.name, u.id
            """)
    List<ReportUnit> unitsWithFigures(String service);

    /** First days of the months that have figures of a service, oldest first. */
    @SqlQuery("""
            select distinct m.month_on
            from usage.staff_month m join registry.service s on s.id = m.service_id
            where s.code = :service
            order by m.month_on
            """)
    List<LocalDate> months(String service);

    /** Whether a unit's staff are informed that they are measured: only then may figures be divided by staff member. */
    @SqlQuery("""
            select exists (
                select from registry.staff_informed i join registry.unit u on u.id = i.unit_id
                where u.public_id = :unit
            )
            """)
    boolean isInformed(String unit);

    /** HSA-ids of the care provider's units by public id. */
    @SqlQuery("select public_id, hsa_id from registry.unit")
    @KeyColumn("public_id")
    @ValueColumn("hsa_id")
    Map<String, String> units();

    /** The care provider's staff by public id, without those whose identity is protected. */
    @SqlQuery("select public_id, hsa_id, given_name, surname from registry.staff where not protected")
    @KeyColumn("public_id")
    Map<String, NamedStaff> staff();
}
