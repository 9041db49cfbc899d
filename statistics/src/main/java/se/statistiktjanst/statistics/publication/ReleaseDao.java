package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/** Frozen releases. The publisher may insert releases and cells, and can change none. */
public interface ReleaseDao {
    @SqlQuery("select distinct cube_id from open.release where period = :period order by cube_id")
    Set<String> published(String period);

    /** When the month was first published in any table; from then on it is frozen. */
    @SqlQuery("select min(published_at) from open.release where period = :period")
    Optional<Instant> frozenAt(String period);

    /** Version of the root whose record keys the year's releases were drawn with. */
    @SqlQuery("select root_version from open.release where period like :year || 'M%' order by id limit 1")
    Optional<Integer> rootVersion(String year);

    @SqlUpdate("""
            insert into open.cube (id, definition, position, updated_at)
            values (:id, :definition::jsonb, :position, :at)
            on conflict (id) do update set definition = excluded.definition, position = excluded.position,
                updated_at = excluded.updated_at
            """)
    void putCube(@BindMethods PublishedCube cube, Instant at);

    /** Codes of earlier months stay: their cells still name them. */
    @SqlBatch("""
            insert into open.dimension_value (cube_id, dimension, code, name_sv, name_en, position)
            values (:cube, :dimension, :code, :nameSv, :nameEn, :position)
            on conflict (cube_id, dimension, code) do update set name_sv = excluded.name_sv,
                name_en = excluded.name_en, position = excluded.position
            """)
    void putCodes(String cube, String dimension, @BindMethods List<DimensionCode> codes, List<Integer> position);

    @SqlQuery("""
            insert into open.release (cube_id, period, published_at, method, parameters, root_version, cells, hidden)
            values (:cubeId, :period, :at, :method,
                jsonb_build_object('threshold', :threshold, 'maxNoise', :maxNoise, 'variance', :variance,
                    'smallCounts', :smallCounts, 'dominance', :dominance, 'tolerance', :tolerance),
                :rootVersion, :cells, :hidden)
            returning id
            """)
    int insertRelease(
            @BindMethods PublishedRelease release,
            @BindMethods DisclosureParameters parameters,
            Instant at,
            String method,
            int rootVersion);
}
