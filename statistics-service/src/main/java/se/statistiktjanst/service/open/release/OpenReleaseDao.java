package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.UseRowMapper;
import org.jspecify.annotations.Nullable;

/** Selects from schema {@code open}. */
public interface OpenReleaseDao {
    /** Of every table, in the order of the catalogue, as JSON. */
    @SqlQuery("select definition::text from open.cube order by position, id")
    List<String> definitions();

    /** All values of each dimension, in the order to show. */
    @SqlQuery("""
            select dimension, code, name_sv, name_en from open.dimension_value
            where cube_id = :cube
            order by dimension, position, code
            """)
    List<CodeName> codes(String cube);

    /** The newest version of each period, or the one that stood at a time; oldest period first. */
    @SqlQuery("""
            select distinct on (period) id, period, version, published_at, cells, hidden,
                array(select h ->> 'sv' from jsonb_array_elements(held_back) h) as held_back_sv,
                array(select h ->> 'en' from jsonb_array_elements(held_back) h) as held_back_en
            from open.release
            where cube_id = :cube
                and (:published::timestamptz is null or published_at <= :published)
            order by period, version desc
            """)
    List<Release> releases(String cube, @Nullable Instant published);

    /** What was published again, newest first. */
    @SqlQuery("""
            select r.cube_id, c.definition -> 'title' ->> 'sv' as title_sv, c.definition -> 'title' ->> 'en' as title_en,
                r.period, r.version, r.kind, r.published_at, before.published_at as before_at, r.reason_sv, r.reason_en,
                r.drawn, r.cells
            from open.release r
            join open.cube c on c.id = r.cube_id
            join open.release before
                on before.cube_id = r.cube_id and before.period = r.period and before.version = r.version - 1
            order by r.published_at desc, r.cube_id, r.period
            """)
    List<Republished> republished();

    /** The cells that a version draws anew, as they were and as they are. */
    @SqlQuery("""
            select c.codes, old.measures as measures_before, old.states as states_before, c.measures, c.states
            from open.release r
            join open.cell c on c.release_id = r.id and c.drawn = r.version
            join open.release before
                on before.cube_id = r.cube_id and before.period = r.period and before.version = r.version - 1
            join open.cell old on old.release_id = before.id and old.codes = c.codes
            where r.cube_id = :cube and r.period = :period and r.version = :version
            order by c.codes
            """)
    List<RevisedCell> revisedCells(String cube, String period, int version);

    /** The cells of some releases whose codes are asked for, in no order; null asks for all codes of a dimension. */
    @UseRowMapper(StoredCellMapper.class)
    @SqlQuery("""
            select r.period, c.codes, c.measures, c.states, drawn.kind = 'revision' as revised
            from open.cell c
            join open.release r on r.id = c.release_id
            join open.release drawn
                on drawn.cube_id = r.cube_id and drawn.period = r.period and drawn.version = c.drawn
            where c.release_id = any (:releases)
                and (:first::text[] is null or c.codes[1] = any (:first))
                and (:second::text[] is null or c.codes[2] = any (:second))
                and (:third::text[] is null or c.codes[3] = any (:third))
            """)
    List<StoredCell> cells(
            int[] releases, String @Nullable [] first, String @Nullable [] second, String @Nullable [] third);
}
