package se.statistiktjanst.statistics.catalogue;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads the tables for staff. Only within a tenant transaction, whose care provider's they are. */
public interface CatalogueDao {
    /** Definitions of the tables that have any release, as JSON. */
    @SqlQuery("""
            select definition::text from usage.staff_cube c
            where exists (select from usage.staff_release r where r.cube_id = c.id)
            order by position, id
            """)
    List<String> definitions();

    @SqlQuery("select definition::text from usage.staff_cube where id = :id")
    Optional<String> definition(String id);

    @SqlQuery("""
            select dimension, code, name_sv, name_en from usage.staff_code
            where cube_id = :cube
            order by dimension, position, name_sv, code
            """)
    @RegisterConstructorMapper(CatalogueCode.class)
    List<CatalogueCode> codes(String cube);

    /** The newest version of each period, oldest period first. */
    @SqlQuery("""
            select distinct on (period) id, period, version, published_at, codes, few, blank_measures, blank_states,
                cells, hidden
            from usage.staff_release
            where cube_id = :cube
            order by period, version desc
            """)
    @RegisterConstructorMapper(CatalogueRelease.class)
    List<CatalogueRelease> releases(String cube);

    /** Those cells of a release that are stored. */
    @SqlQuery("""
            select :period as period, c.codes, c.measures, c.states
            from usage.staff_cell c
            where c.provider_id = (select access.provider()) and c.release_id = :release
            order by c.codes
            """)
    @RegisterConstructorMapper(CatalogueCell.class)
    List<CatalogueCell> stored(int release, String period);
}
