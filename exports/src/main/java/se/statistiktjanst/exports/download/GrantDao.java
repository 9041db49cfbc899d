package se.statistiktjanst.exports.download;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Download grants of one care provider: only inside a tenant transaction of the exporter. */
public interface GrantDao {
    @SqlQuery("""
            insert into export.download_grant
                (token_hash, provider_id, export_id, object_name, session_hash, expires_at)
            values (:tokenHash, :providerId, :exportId, :objectName, :sessionHash,
                operation.now() + :seconds * interval '1 second')
            returning expires_at
            """)
    Instant insert(
            byte[] tokenHash, int providerId, long exportId, String objectName, byte[] sessionHash, long seconds);

    /** The object it opens, once: of two at the same time, one gets it. */
    @SqlQuery("""
            update export.download_grant set redeemed_at = operation.now(),
                resumable_until = operation.now() + :seconds * interval '1 second'
            where token_hash = :tokenHash and export_id = :exportId and session_hash = :sessionHash
                and redeemed_at is null and expires_at > operation.now()
            returning object_name
            """)
    Optional<String> redeem(byte[] tokenHash, long exportId, byte[] sessionHash, long seconds);

    /** The object whose download the same session may go on with. */
    @SqlQuery("""
            select object_name from export.download_grant
            where token_hash = :tokenHash and export_id = :exportId and session_hash = :sessionHash
                and redeemed_at is not null and resumable_until > operation.now()
            """)
    Optional<String> resume(byte[] tokenHash, long exportId, byte[] sessionHash);

    /** The object of a grant that could be redeemed or gone on with; changes nothing. */
    @SqlQuery("""
            select object_name from export.download_grant
            where token_hash = :tokenHash and export_id = :exportId and session_hash = :sessionHash
                and coalesce(resumable_until, expires_at) > operation.now()
            """)
    Optional<String> peek(byte[] tokenHash, long exportId, byte[] sessionHash);

    @SqlQuery("""
            select count(*) from export.download_grant
            where export_id = :exportId and object_name = :objectName and redeemed_at is not null
            """)
    int redemptions(long exportId, String objectName);

    @SqlUpdate("update export.export set downloads = downloads + 1 where id = :exportId")
    void countDownload(long exportId);
}
