package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/** Frozen releases of the tables for staff. The publisher may insert releases and cells, and can change none. */
public interface StaffReleaseDao {
    /**
     * One table of one care provider and month.
     *
     * @param codes JSON: a list of codes for each dimension
     * @param few places that are not divided
     * @param blankMeasures measures of a cell that is not stored
     */
    record Row(
            int providerId,
            String cubeId,
            String period,
            String codes,
            List<String> few,
            List<@Nullable Double> blankMeasures,
            String blankStates,
            int cells,
            int hidden) {}

    @SqlQuery("select distinct cube_id from usage.staff_release where period = :period order by cube_id")
    Set<String> published(String period);

    /** When the month was first published in any table for staff. */
    @SqlQuery("select min(published_at) from usage.staff_release where period = :period")
    Optional<Instant> frozenAt(String period);

    /** Version of the root whose record keys the year's releases were drawn with. */
    @SqlQuery("select root_version from usage.staff_release where period like :year || '%' order by id limit 1")
    Optional<Integer> rootVersion(String year);

    @SqlUpdate("""
            insert into usage.staff_cube (id, definition, position, updated_at)
            values (:id, :definition::jsonb, :position, :at)
            on conflict (id) do update set definition = excluded.definition, position = excluded.position,
                updated_at = excluded.updated_at
            """)
    void putCube(@BindMethods PublishedCube cube, Instant at);

    /** Codes of earlier months stay: their cells still name them. */
    @SqlBatch("""
            insert into usage.staff_code (provider_id, cube_id, dimension, code, name_sv, name_en, position)
            values (:provider, :cube, :dimension, :code, :nameSv, :nameEn, :position)
            on conflict (provider_id, cube_id, dimension, code) do update set name_sv = excluded.name_sv,
                name_en = excluded.name_en, position = excluded.position
            """)
    void putCodes(
            int provider,
            String cube,
            String dimension,
            @BindMethods List<DimensionCode> codes,
            List<Integer> position);

    @SqlQuery("""
            insert into usage.staff_release (provider_id, cube_id, period, published_at, method, parameters,
                root_version, codes, few, blank_measures, blank_states, cells, hidden)
            values (:providerId, :cubeId, :period, :at, :method,
                jsonb_build_object('threshold', :threshold, 'maxNoise', :maxNoise, 'variance', :variance,
                    'smallCounts', :smallCounts, 'dominance', :dominance, 'tolerance', :tolerance),
                :rootVersion, :codes::jsonb, :few, :blankMeasures, :blankStates, :cells, :hidden)
            returning id
            """)
    int insertRelease(
            @BindMethods Row release,
            @BindMethods DisclosureParameters parameters,
            Instant at,
            String method,
            int rootVersion);
}
