package se.statistiktjanst.statistics.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads what the registry and the dictionaries said in a period; {@code before} is the first day after it. */
public interface ReferenceDao {
    /** A care provider with the ids of its services as PostgreSQL's array. */
    record ProviderRow(
            int id,
            String hsaId,
            String name,
            String kind,
            String county,
            boolean onlyPrivatePractitioners,
            List<Integer> services) {}

    /** A unit of a care provider. */
    record UnitRow(int id, int providerId, String publicId, String name) {}

    /** A connected service. */
    record ServiceRow(int id, String code, String nameSv, String nameEn) {}

    @SqlQuery("""
            with practice as (
                select provider_id, bool_and(kind = 'private_practitioner') as only_private_practitioners
                from registry.unit
                where from_on < :before and (to_on is null or to_on > :from)
                group by provider_id),
            connected as (
                select provider_id, array_agg(distinct service_id::int) as services
                from registry.connection
                where from_on < :before and (to_on is null or to_on > :from)
                group by provider_id)
            select p.id, p.hsa_id, p.name, p.kind, p.county,
                coalesce(practice.only_private_practitioners, false) as only_private_practitioners,
                coalesce(connected.services, array[]::int[]) as services
            from registry.care_provider p
            left join practice on practice.provider_id = p.id
            left join connected on connected.provider_id = p.id
            order by p.name, p.id
            """)
    @RegisterConstructorMapper(ProviderRow.class)
    List<ProviderRow> providers(LocalDate from, LocalDate before);

    /** Units that existed in the month; divisions only where events name them. */
    @SqlQuery("""
            select id, provider_id, public_id, name from registry.unit
            where from_on < :before and (to_on is null or to_on > :from) and kind <> 'division'
                or id in (select unit_id from event.fact where occurred_on >= :from and occurred_on < :before)
            order by name, id
            """)
    @RegisterConstructorMapper(UnitRow.class)
    List<UnitRow> units(LocalDate from, LocalDate before);

    @SqlQuery("select id, code, name_sv, name_en from registry.service order by id")
    @RegisterConstructorMapper(ServiceRow.class)
    List<ServiceRow> services();

    @SqlQuery(
            "select id, code from event.dimension_value where dimension in ('channel', 'errand', 'clinic') order by id")
    @KeyColumn("id")
    @ValueColumn("code")
    Map<Integer, String> dictionary();
}
