package se.statistiktjanst.service.open.release;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Selects from schema {@code open}. */
public interface OpenReleaseDao extends TableSource {
    @Override
    @SqlQuery("select definition::text from open.cube order by position, id")
    List<String> definitions();

    @Override
    @SqlQuery("select definition::text from open.cube where id = :id")
    Optional<String> definition(String id);

    @Override
    @SqlQuery("""
            select dimension, code, name_sv, name_en from open.dimension_value
            where cube_id = :cube
            order by dimension, position, code
            """)
    List<CodeName> codes(String cube);

    /** The newest version of each period, oldest period first. */
    @Override
    @SqlQuery("""
            select distinct on (period) id, period, version, published_at, cells, hidden
            from open.release
            where cube_id = :cube
            order by period, version desc
            """)
    List<Release> releases(String cube);

    /** The cells of some releases whose codes are asked for; null asks for all codes of a dimension. */
    @Override
    @SqlQuery("""
            select r.period, c.codes, c.measures, c.states
            from open.cell c
            join open.release r on r.id = c.release_id
            where c.release_id = any (:releases)
                and (:first::text[] is null or c.codes[1] = any (:first))
                and (:second::text[] is null or c.codes[2] = any (:second))
                and (:third::text[] is null or c.codes[3] = any (:third))
            order by r.period, c.codes
            """)
    List<StoredCell> cells(
            int[] releases, String @Nullable [] first, String @Nullable [] second, String @Nullable [] third);
}
