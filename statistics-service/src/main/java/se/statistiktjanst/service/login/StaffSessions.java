package se.statistiktjanst.service.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.audit.AccessLog;

/**
 * The sessions of staff. The token is known to the browser alone; the database holds its hash. A session ends by
 * log-out, a new log-in, idleness or age, all by the given clock.
 */
public final class StaffSessions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi portal;
    private final LoginDao dao;
    private final SessionLimits limits;
    private final Clock clock;

    StaffSessions(Jdbi portal, SessionLimits limits, Clock clock) {
        this.portal = portal;
        this.dao = portal.onDemand(LoginDao.class);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Begins a session, with an entry in the access log, and returns its token, seen here and never again.
     *
     * @param age how long ago the person proved who they are
     */
    String begin(Assignment assignment, Duration age) {
        String token = SecretToken.random();
        Instant now = clock.instant();
        LoginDao.SessionRow row = new LoginDao.SessionRow(
                assignment.providerId(), SecretToken.random(), write(assignment), now.minus(age));
        portal.useTransaction(handle -> {
            handle.attach(LoginDao.class).insertSession(SecretToken.hash(token), row, now);
            AccessLog.append(handle, entry(assignment));
        });
        return token;
    }

    private static AccessLog.Entry entry(Assignment assignment) {
        return new AccessLog.Entry(
                assignment.providerId(),
                assignment.staffHsaId(),
                assignment.assignmentHsaId() == null ? "-" : assignment.assignmentHsaId(),
                "login",
                "session",
                "statistics",
                assignment.unitHsaId(),
                Map.of(
                        "rights",
                        assignment.rights().stream().map(Right::name).sorted().toList()));
    }

    /** The session of a token if it is still good; finding it counts as using it. */
    public Optional<StaffSession> find(String token) {
        Instant now = clock.instant();
        byte[] hash = SecretToken.hash(token);
        return dao.touchSession(hash, now, now.minus(limits.idle()), now.minus(limits.total()))
                .map(row -> new StaffSession(hash, read(row.assignment()), row.authenticatedAt(), row.csrfToken()));
    }

    /** Ends the session of a token, if there is one. */
    public void end(String token) {
        dao.endSession(SecretToken.hash(token), clock.instant());
    }

    private static String write(Assignment assignment) {
        try {
            return JSON.writeValueAsString(assignment);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an assignment cannot be written as JSON: a programming error", e);
        }
    }

    private static Assignment read(String json) {
        try {
            return JSON.readValue(json, Assignment.class);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the JSON, which names a person.
            throw new IllegalStateException(
                    "portal.session holds an assignment this version cannot read: end the session");
        }
    }
}
