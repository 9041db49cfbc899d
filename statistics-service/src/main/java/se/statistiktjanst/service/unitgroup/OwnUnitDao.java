package se.statistiktjanst.service.unitgroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads what groups are made of. Only within a tenant transaction of staff. */
public interface OwnUnitDao {
    /** All units of the care provider, by name. */
    @SqlQuery("""
            select u.public_id, u.name, u.to_on - 1 as last_day, s.name as successor
            from registry.unit u left join registry.unit s on s.id = u.successor_id
            order by u.name, u.id
            """)
    List<OwnUnit> units();

    /** Since when there are figures. */
    @SqlQuery("select min(occurred_on) from usage.daily")
    Optional<LocalDate> firstDay();
}
