package se.statistiktjanst.exports.breach;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One export whose file or key has leaked.
 *
 * @param providerId the care provider, which is the controller of what leaked
 * @param form {@code aggregate}, {@code pseudonymised} or {@code numbers}
 * @param state of the export now
 * @param residents distinct residents in it; null if it was made before they were counted, or holds none
 * @param rows rows of its data
 * @param downloads how often it was taken out
 */
public record LeakedExport(
        String publicId,
        int providerId,
        String form,
        String state,
        @Nullable Long residents,
        long rows,
        int downloads) {

    private static final String BY_ID = """
            select e.public_id, e.provider_id, e.form, e.state, (e.facts ->> 'residents')::bigint as residents,
                coalesce((e.facts ->> 'rows')::bigint, 0) as rows, e.downloads
            from export.export e
            where e.public_id = :id or e.data_key_id = :id or e.pseudonym_key_id = :id
                or e.project_id in (select p.id from export.project p where p.key_id = :id)
            order by e.id
            """;

    /**
     * The export of that public id, data key or pseudonym key, or all exports of the linkage project of that key.
     *
     * @param eraser the pool of the role that destroys the keys
     */
    public static List<LeakedExport> find(Jdbi eraser, String id) {
        return eraser.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id)
                .mapTo(LeakedExport.class)
                .list());
    }
}
