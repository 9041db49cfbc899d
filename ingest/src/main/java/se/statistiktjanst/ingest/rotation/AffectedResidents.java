package se.statistiktjanst.ingest.rotation;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Whom the leak of a version of the root concerns: everybody with an event that was stored before the next version took
 * over. Their rows stand or stood under this version or one before it, here or in a backup; erased residents are counted
 * too, since a backup may still have them.
 */
public final class AffectedResidents {
    /**
     * The residents of one care provider.
     *
     * @param hsaId the care provider
     */
    public record Affected(String hsaId, String name, long residents) {}

    private static final String BY_PROVIDER = """
            with stored as (
                select distinct f.provider_id, f.resident_ref
                from event.fact f
                join event.batch b on b.id = f.batch_id
                where f.resident_ref is not null and b.received_at < coalesce(
                    (select min(v.current_since) from operation.root_version v where v.version > :version), 'infinity')
            )
            select p.hsa_id, p.name, count(*) as residents
            from stored s
            join registry.care_provider p on p.id = s.provider_id
            group by p.hsa_id, p.name
            order by p.hsa_id
            """;

    private AffectedResidents() {}

    /** Care providers by HSA-id, on the pool of the role of the counter. */
    public static List<Affected> byVersion(Jdbi counter, int version) {
        return counter.withHandle(handle -> handle.createQuery(BY_PROVIDER)
                .bind("version", version)
                .map((row, context) ->
                        new Affected(row.getString("hsa_id"), row.getString("name"), row.getLong("residents")))
                .list());
    }
}
