package se.statistiktjanst.service.login;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Attempts, sessions and the part of the registry log-in needs; for the role {@code statistik_portal}. */
public interface LoginDao {

    /** An attempt in progress. */
    record AttemptRow(String nonce, String codeVerifier, String returnTo, Instant createdAt) {
        @Override
        public String toString() {
            return "AttemptRow[REDACTED]";
        }
    }

    /** A session; {@code assignment} is {@link Assignment} as JSON. */
    record SessionRow(int providerId, String csrfToken, String assignment, Instant authenticatedAt) {
        @Override
        public String toString() {
            return "SessionRow[REDACTED]";
        }
    }

    /** A care provider or one of its units. */
    record OrganisationRow(int id, String hsaId, String name) {}

    @SqlUpdate("delete from portal.login_attempt where created_at <= :before")
    void deleteAttempts(Instant before);

    @SqlUpdate("""
            insert into portal.login_attempt (state_hash, nonce, code_verifier, return_to, created_at)
            values (:stateHash, :nonce, :codeVerifier, :returnTo, :createdAt)
            """)
    void insertAttempt(byte[] stateHash, @BindMethods AttemptRow attempt);

    /** Takes the attempt away, so that no second answer with the same state finds it. */
    @SqlQuery("""
            delete from portal.login_attempt where state_hash = :stateHash
            returning nonce, code_verifier, return_to, created_at
            """)
    @RegisterConstructorMapper(AttemptRow.class)
    Optional<AttemptRow> takeAttempt(byte[] stateHash);

    @SqlUpdate("""
            insert into portal.session
                (token_hash, provider_id, csrf_token, assignment, created_at, authenticated_at, last_seen_at)
            values (:tokenHash, :providerId, :csrfToken, cast(:assignment as jsonb), :now, :authenticatedAt, :now)
            """)
    void insertSession(byte[] tokenHash, @BindMethods SessionRow session, Instant now);

    /** Finds a session that is still good and notes that it was used, in one step. */
    @SqlQuery("""
            update portal.session set last_seen_at = :now
            where token_hash = :tokenHash and ended_at is null
                and last_seen_at > :idleSince and created_at > :createdSince
            returning provider_id, csrf_token, cast(assignment as text) as assignment, authenticated_at
            """)
    @RegisterConstructorMapper(SessionRow.class)
    Optional<SessionRow> touchSession(byte[] tokenHash, Instant now, Instant idleSince, Instant createdSince);

    @SqlUpdate("update portal.session set ended_at = :now where token_hash = :tokenHash and ended_at is null")
    void endSession(byte[] tokenHash, Instant now);

    @SqlQuery("select id, hsa_id, name from registry.care_provider where hsa_id = :hsaId")
    @RegisterConstructorMapper(OrganisationRow.class)
    Optional<OrganisationRow> careProvider(String hsaId);

    @SqlQuery("""
            select id, hsa_id, name from registry.unit
            where provider_id = :providerId and hsa_id = :hsaId
                and from_on <= :on and (to_on is null or to_on > :on)
            """)
    @RegisterConstructorMapper(OrganisationRow.class)
    Optional<OrganisationRow> unit(int providerId, String hsaId, LocalDate on);

    /** The care providers where the person is measured. */
    @SqlQuery("""
            select p.id, p.hsa_id, p.name from registry.staff s join registry.care_provider p on p.id = s.provider_id
            where s.hsa_id = :staffHsaId order by p.id
            """)
    @RegisterConstructorMapper(OrganisationRow.class)
    List<OrganisationRow> careProvidersOfStaff(String staffHsaId);
}
