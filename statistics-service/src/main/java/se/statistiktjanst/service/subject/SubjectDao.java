package se.statistiktjanst.service.subject;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Cases and restrictions. Only within a tenant transaction of the eraser. */
@RegisterConstructorMapper(SubjectCase.class)
public interface SubjectDao {
    @SqlQuery("""
            insert into vault.subject_case (provider_id, resident_ref, staff_id, sealed, opened_by)
            values ((select access.provider()), :residentRef, :staffId, :sealed, :viewer)
            returning public_id
            """)
    String open(@Nullable Integer residentRef, @Nullable Integer staffId, byte @Nullable [] sealed, String viewer);

    /** A case is its opener's: to a colleague it does not exist. */
    @SqlQuery("""
            select public_id, resident_ref, staff_id, sealed, opened_at, closes_at from vault.subject_case
            where provider_id = (select access.provider()) and public_id = :publicId and opened_by = :viewer
                and closes_at > operation.now()
            """)
    Optional<SubjectCase> find(String publicId, String viewer);

    @SqlQuery("""
            select exists (select from vault.restriction
                where provider_id = (select access.provider()) and resident_ref = :residentRef)
            """)
    boolean isRestricted(int residentRef);

    @SqlUpdate("""
            insert into vault.restriction (provider_id, resident_ref, restricted_by, reason)
            values ((select access.provider()), :residentRef, :viewer, :reason)
            on conflict (provider_id, resident_ref) do nothing
            """)
    int restrict(int residentRef, String viewer, String reason);

    @SqlUpdate(
            "delete from vault.restriction where provider_id = (select access.provider()) and resident_ref = :residentRef")
    int lift(int residentRef);

    @SqlQuery("select restricted_at::text, restricted_by, reason from vault.restriction"
            + " where provider_id = (select access.provider()) and resident_ref = :residentRef order by 1")
    List<RestrictionRow> restriction(int residentRef);

    /** A restriction as the extract tells it. */
    record RestrictionRow(String restrictedAt, String restrictedBy, String reason) {}
}
