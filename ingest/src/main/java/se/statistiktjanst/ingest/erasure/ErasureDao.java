package se.statistiktjanst.ingest.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What the eraser does for one care provider: only inside a tenant transaction. */
public interface ErasureDao {
    /** The care provider of the transaction. */
    record Provider(String hsaId, String name) {}

    /** How far an erasure is carried out. */
    record Known(
            UUID id,
            String publicId,
            @Nullable Integer residentRef,
            String orderedBy,
            String caseReference,
            Instant erasedAt,
            @Nullable String certificate) {}

    @SqlQuery("select operation.now()")
    Instant now();

    @SqlQuery("select hsa_id, name from registry.care_provider where id = (select access.provider()) order by id")
    Optional<Provider> provider();

    /** Takes the vault row away; false if there was none. */
    @SqlQuery("select vault.erase(:tombstone, :residentRef, :at, :viewer, :reference)")
    boolean erase(UUID tombstone, @Nullable Integer residentRef, Instant at, String viewer, String reference);

    @SqlQuery("""
            select id, public_id, resident_ref, ordered_by, case_reference, erased_at, certificate::text as certificate
            from vault.erasure where id = :tombstone and provider_id = (select access.provider())
            """)
    Optional<Known> known(UUID tombstone);

    @SqlQuery("""
            select id, public_id, resident_ref, ordered_by, case_reference, erased_at, certificate::text as certificate
            from vault.erasure where provider_id = (select access.provider())
            order by erased_at desc, public_id limit 200
            """)
    List<Known> all();

    @SqlQuery("""
            select count(*) from event.fact
            where provider_id = (select access.provider()) and resident_ref = :residentRef
            """)
    long facts(int residentRef);

    /** Facts that corrections took out of the figures stand in no figure, so nothing needs what they say of a person. */
    @SqlUpdate("""
            update event.former_fact set resident_ref = null, age = null, sex = null, resident_county = null, errand = null,
                clinic = null
            where provider_id = (select access.provider()) and resident_ref = :residentRef
            """)
    int clearFormer(int residentRef);

    @SqlUpdate("""
            update event.quarantine set sealed = '', fingerprint = decode(md5(gen_random_uuid()::text), 'hex'),
                closed_at = coalesce(closed_at, operation.now()), closed_as = coalesce(closed_as, 'expired'),
                closed_reason = coalesce(closed_reason, 'erased')
            where id = any (:ids) and sealed <> ''
            """)
    int destroyRefused(Long[] ids);

    @SqlUpdate("""
            update vault.erasure set completed_at = operation.now(), certificate = :certificate::jsonb
            where provider_id = (select access.provider()) and id = :tombstone
            """)
    void complete(UUID tombstone, String certificate);
}
