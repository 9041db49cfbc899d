package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/** Frozen releases. The publisher may insert releases and cells, and can change none. */
public interface ReleaseDao {
    /**
     * A release that was made.
     *
     * @param dataUntil when the facts of its newest cells were read
     * @param heldBack codes of services
     */
    record Row(int id, String cubeId, int version, String kind, Instant dataUntil, Set<String> heldBack) {}

    /** All releases of a period, oldest version first. */
    @SqlQuery("""
            select r.id, r.cube_id, r.version, r.kind, r.data_until,
                array(select h ->> 'service' from jsonb_array_elements(r.held_back) h) as held_back
            from open.release r
            where r.period = :period
            order by r.cube_id, r.version
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> releases(String period);

    /** Version of the root whose record keys the year's releases were drawn with. */
    @SqlQuery("select root_version from open.release where period like :year || '%' order by id limit 1")
    Optional<Integer> rootVersion(String year);

    @SqlUpdate("""
            insert into open.cube (id, definition, position, updated_at)
            values (:id, :definition::jsonb, :position, :at)
            on conflict (id) do update set definition = excluded.definition, position = excluded.position,
                updated_at = excluded.updated_at
            """)
    void putCube(@BindMethods PublishedCube cube, Instant at);

    /** Codes of earlier periods stay: their cells still name them. */
    @SqlBatch("""
            insert into open.dimension_value (cube_id, dimension, code, name_sv, name_en, position)
            values (:cube, :dimension, :code, :nameSv, :nameEn, :position)
            on conflict (cube_id, dimension, code) do update set name_sv = excluded.name_sv,
                name_en = excluded.name_en, position = excluded.position
            """)
    void putCodes(String cube, String dimension, @BindMethods List<DimensionCode> codes, List<Integer> position);

    @SqlQuery("""
            insert into open.release (cube_id, period, version, kind, published_at, data_until, method, parameters,
                root_version, cells, hidden, drawn, held_back, reason_sv, reason_en)
            values (:cubeId, :period, :version, lower(:kind), :at, :dataUntil, :method,
                jsonb_build_object('threshold', :threshold, 'maxNoise', :maxNoise, 'variance', :variance,
                    'smallCounts', :smallCounts, 'dominance', :dominance, 'tolerance', :tolerance),
                :rootVersion, :cells, :hidden, :drawn,
                (select coalesce(jsonb_agg(jsonb_build_object('service', s.code, 'sv', s.name_sv, 'en', s.name_en)
                    order by s.code), '[]')
                from registry.service s where s.code = any (:heldBack)), :reasonSv, :reasonEn)
            returning id
            """)
    int insertRelease(
            @BindMethods PublishedRelease release,
            @BindMethods DisclosureParameters parameters,
            Instant at,
            String method,
            int rootVersion,
            Instant dataUntil,
            String[] heldBack,
            @Nullable String reasonSv,
            @Nullable String reasonEn);

    /**
     * Who approved a revision; for the operator.
     *
     * @param releases that it made, each as table and version
     */
    @SqlUpdate("""
            insert into usage.revision (period, releases, reason_sv, reason_en, approved_by, revised_at)
            values (:period, :releases, :reasonSv, :reasonEn, :approvedBy, :at)
            """)
    void insertRevision(String period, String[] releases, @BindMethods Revision revision, Instant at);
}
