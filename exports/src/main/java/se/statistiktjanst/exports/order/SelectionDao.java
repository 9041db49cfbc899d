package se.statistiktjanst.exports.order;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Looks up what a recipe names, within the tenant's care provider. */
public interface SelectionDao {
    @SqlQuery("""
            select s.id from registry.service s
            where s.code = :service and exists (
                select from registry.connection c
                where c.service_id = s.id and c.from_on < :before and (c.to_on is null or c.to_on > :from))
            """)
    Optional<Short> connectedService(String service, LocalDate from, LocalDate before);

    /** Whether a table for staff is by unit; empty if there is none with that id. */
    @SqlQuery("select definition #>> '{dimensions,0,id}' = 'unit' from usage.staff_cube where id = :table")
    Optional<Boolean> isByUnit(String table);

    @SqlQuery("select id from registry.unit where public_id = :publicId")
    Optional<Integer> unit(String publicId);

    @SqlQuery("select hsa_id from registry.unit where public_id = :publicId")
    Optional<String> unitHsaId(String publicId);

    @SqlQuery("select name from registry.unit where public_id = :publicId")
    Optional<String> unitName(String publicId);

    @SqlQuery("select id from event.type where name = :name")
    Optional<Short> eventType(String name);
}
