package se.statistiktjanst.exports.expiry;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.ingest.erasure.ErasureStep;
import se.statistiktjanst.platform.audit.AccessLog;

/**
 * Ends the exports that hold a resident. A run that has begun comes to nothing; one that begins later leaves the resident
 * out by itself. What was downloaded is out of reach; how often is told, so that the care provider can follow it up.
 *
 * <p>An export is ended if its selection has a fact of the resident, corrected ones included. So one may be ended that has
 * none of the resident's rows because they came after it was made: it can be ordered again, and the other mistake cannot be
 * mended.
 */
public final class Revocation implements ErasureStep {
    private static final String REVOKE = """
            with selected as (
                select e.id, e.public_id, e.form, e.downloads, e.state,
                    (e.recipe->>'from' || '-01')::date as from_on,
                    ((e.recipe->>'to' || '-01')::date + interval '1 month')::date as before_on,
                    (select s.id from registry.service s where s.code = e.recipe->>'service') as service_id,
                    (select u.id from registry.unit u where u.public_id = e.recipe->>'unit') as unit_id,
                    (select t.id from event.type t where t.name = e.recipe->>'eventType') as type_id,
                    e.recipe->>'unit' is null as all_units, e.recipe->>'eventType' is null as all_types
                from export.export e
                where e.provider_id = (select access.provider()) and e.form <> 'aggregate'
                    and e.state in ('running', 'ready')
            ), held as (
                select s.* from selected s
                where exists (
                        select from event.fact f
                        where f.provider_id = (select access.provider()) and f.resident_ref = :residentRef
                            and f.occurred_on >= s.from_on and f.occurred_on < s.before_on
                            and f.service_id = s.service_id and (s.all_units or f.unit_id = s.unit_id)
                            and (s.all_types or f.type_id = s.type_id))
                    or exists (
                        select from event.former_fact f
                        where f.provider_id = (select access.provider()) and f.resident_ref = :residentRef
                            and f.occurred_on >= s.from_on and f.occurred_on < s.before_on
                            and f.service_id = s.service_id and (s.all_units or f.unit_id = s.unit_id)
                            and (s.all_types or f.type_id = s.type_id))
            ), ended as (
                update export.export e set revoked_at = operation.now(), expired_at = operation.now(),
                    state = case when e.state = 'ready' then 'expired' else 'cancelled' end
                from held h
                where e.id = h.id and e.state in ('running', 'ready')
                returning e.public_id, e.form, e.downloads, e.provider_id, e.revoked_at
            )
            select public_id, form, downloads, provider_id, revoked_at from ended order by public_id
            """;

    private final ExpirySweeper sweeper;

    private record Ended(String publicId, String form, int downloads, int providerId, Instant revokedAt) {}

    /** @param sweeper destroys the keys of what was ended */
    public Revocation(ExpirySweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Override
    public List<Certificate.Removed> remove(Handle handle, int residentRef) {
        List<Ended> ended = handle.createQuery(REVOKE)
                .bind("residentRef", residentRef)
                .map((row, context) -> new Ended(
                        row.getString("public_id"),
                        row.getString("form"),
                        row.getInt("downloads"),
                        row.getInt("provider_id"),
                        row.getTimestamp("revoked_at").toInstant()))
                .list();
        ended.forEach(export -> log(handle, export));
        return ended.stream()
                .map(export -> new Certificate.Removed(
                        Certificate.What.EXPORT, export.downloads(), export.revokedAt(), export.publicId()))
                .toList();
    }

    /** The keys die now and not in a minute. */
    @Override
    public void afterCommit() {
        sweeper.sweep();
    }

    private static void log(Handle handle, Ended export) {
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        export.providerId(),
                        "export-revocation",
                        "eraser",
                        "export.revoke",
                        export.publicId(),
                        "data-subject-request",
                        null,
                        java.util.Map.of("form", export.form(), "downloads", export.downloads())));
    }
}
