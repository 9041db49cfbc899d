package se.statistiktjanst.exports.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Exports of one care provider: only inside a tenant transaction of the exporter. */
@RegisterConstructorMapper(ExportRow.class)
@RegisterConstructorMapper(LinkageDomain.class)
@RegisterConstructorMapper(ObjectRow.class)
public interface ExportDao {
    String COLUMNS = """
            id, provider_id, public_id, form, purpose, purpose_text, recipe::text as recipe, with_hour, ordered_by,
            ordered_at, life, state, job_id, approval_required, approved_at, storage_folder, facts::text as facts,
            rows_done, rows_total, ready_at, expires_at, data_key_id, pseudonym_key_id, downloads, error_code,
            project_id
            """;

    @SqlQuery("select operation.now()")
    Instant now();

    @SqlQuery("select " + COLUMNS + " from export.export where public_id = :publicId")
    Optional<ExportRow> find(String publicId);

    /** Locks the row, so that states and counts change one at a time. */
    @SqlQuery("select " + COLUMNS + " from export.export where public_id = :publicId for update")
    Optional<ExportRow> lock(String publicId);

    @SqlQuery("select " + COLUMNS + " from export.export where ordered_by = :viewer and idempotency_key = :key")
    Optional<ExportRow> findByKey(String viewer, String key);

    @SqlQuery("select " + COLUMNS + " from export.export where ordered_by = :viewer order by id desc limit 200")
    List<ExportRow> orderedBy(String viewer);

    @SqlQuery("select " + COLUMNS + """
             from export.export
            where ordered_by <> :viewer and approval_required and approved_at is null and state = 'waiting'
            order by id
            """)
    List<ExportRow> awaitingApproval(String viewer);

    /** Gives the public id, or nothing if the idempotency key is taken. */
    @SqlQuery("""
            insert into export.export (provider_id, form, purpose, purpose_text, recipe, with_hour, ordered_by, life,
                approval_required, idempotency_key, project_id)
            values (:providerId, :form, :purpose, :purposeText, :recipe::jsonb, :withHour, :orderedBy, :life,
                :approvalRequired, :idempotencyKey, :projectId)
            on conflict (provider_id, ordered_by, idempotency_key) do nothing
            returning public_id
            """)
    Optional<String> insert(@BindMethods NewExport export);

    /** A linkage project that exports may be made in now. */
    @SqlQuery("""
            select id from export.project
            where public_id = :publicId and key_id is not null and ended_at is null and ends_at > operation.now()
            """)
    Optional<Long> openProject(String publicId);

    /** The same by its row, as an export's run needs it. */
    @SqlQuery("""
            select name, key_id, ends_at from export.project
            where id = :id and key_id is not null and ended_at is null and ends_at > operation.now()
            """)
    Optional<LinkageDomain> domain(long id);

    @SqlUpdate("update export.export set job_id = :jobId where public_id = :publicId")
    void setJob(String publicId, long jobId);

    @SqlUpdate("""
            update export.export set approved_by = :viewer, approved_at = operation.now()
            where public_id = :publicId and approval_required and approved_at is null and state = 'waiting'
                and ordered_by <> :viewer
            """)
    int approve(String publicId, String viewer);

    @SqlUpdate("update export.export set state = 'cancelled', expired_at = operation.now() where id = :id")
    void cancel(long id);

    @SqlUpdate("update operation.job set cancel_requested = true where id = :jobId")
    void requestCancel(long jobId);

    @SqlUpdate("update export.export set expires_at = operation.now() where id = :id and state = 'ready'")
    void endNow(long id);

    /** A run begins, anew with keys and folder of its own each time. */
    @SqlUpdate("""
            update export.export set state = 'running', storage_folder = :folder, data_key_id = :dataKeyId,
                pseudonym_key_id = :pseudonymKeyId, rows_done = 0, rows_total = null
            where id = :id and state in ('waiting', 'running')
            """)
    int begin(long id, String folder, String dataKeyId, @Nullable String pseudonymKeyId);

    @SqlUpdate(
            "update export.export set rows_done = :done, rows_total = :total where id = :id and storage_folder = :folder")
    void progress(long id, String folder, long done, @Nullable Long total);

    /** 0 if the run was cancelled or taken over by another worker. */
    @SqlUpdate("""
            update export.export set state = 'ready', ready_at = :readyAt, expires_at = :expiresAt,
                facts = :facts::jsonb, rows_done = :rows, rows_total = :rows
            where id = :id and state = 'running' and storage_folder = :folder
            """)
    int ready(long id, String folder, Instant readyAt, Instant expiresAt, String facts, long rows);

    @SqlUpdate("""
            update export.export set state = :state, error_code = :errorCode, expired_at = operation.now()
            where id = :id and state = 'running' and storage_folder = :folder
            """)
    int stop(long id, String folder, String state, @Nullable String errorCode);

    @SqlUpdate("""
            insert into export.object (export_id, provider_id, name, media_type, stored_as, bytes, sha256, position)
            values (:exportId, :providerId, :name, :mediaType, :storedAs, :bytes, :sha256, :position)
            """)
    void insertObject(
            long exportId,
            int providerId,
            String name,
            String mediaType,
            String storedAs,
            long bytes,
            byte[] sha256,
            int position);

    @SqlQuery("""
            select name, media_type, stored_as, bytes, sha256 from export.object where export_id = :exportId
            order by position
            """)
    List<ObjectRow> objects(long exportId);

    /** The care provider's name, for the README. */
    @SqlQuery("select name from registry.care_provider order by id")
    String careProviderName();
}
