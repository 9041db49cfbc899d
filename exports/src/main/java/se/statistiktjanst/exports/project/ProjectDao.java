package se.statistiktjanst.exports.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Projects of one care provider: only inside a tenant transaction of the exporter. */
@RegisterConstructorMapper(Project.class)
public interface ProjectDao {
    String COLUMNS = "id, public_id, name, purpose, purpose_text, proposed_by, proposed_at, approved_by, approved_at,"
            + " ends_at, key_id, ended_at";

    @SqlQuery("select operation.now()")
    Instant now();

    @SqlQuery("""
            insert into export.project (provider_id, name, purpose, purpose_text, proposed_by, ends_at)
            values ((select access.provider()), :name, :purpose, :purposeText, :viewer, :endsAt)
            returning public_id
            """)
    String propose(String name, String purpose, String purposeText, String viewer, Instant endsAt);

    @SqlQuery("select " + COLUMNS + " from export.project where public_id = :publicId")
    Optional<Project> find(String publicId);

    @SqlQuery("select " + COLUMNS + " from export.project where id = :id")
    Optional<Project> byId(long id);

    @SqlQuery("select " + COLUMNS + " from export.project order by id desc limit 200")
    List<Project> all();

    /** 0 if it is one's own, approved already, or over. */
    @SqlUpdate("""
            update export.project set approved_by = :viewer, approved_at = operation.now(), key_id = :keyId
            where public_id = :publicId and approved_by is null and proposed_by <> :viewer
                and ended_at is null and ends_at > operation.now()
            """)
    int approve(String publicId, String viewer, String keyId);

    @SqlUpdate(
            "update export.project set ends_at = operation.now() where public_id = :publicId and ends_at > operation.now()")
    int endNow(String publicId);
}
