package se.statistiktjanst.service.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The sessions of staff. The token is known to the browser alone; the database holds its hash. A session ends by
 * log-out, a new log-in, idleness or age, all by the given clock.
 */
public final class StaffSessions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoginDao dao;
    private final SessionLimits limits;
    private final Clock clock;

    StaffSessions(LoginDao dao, SessionLimits limits, Clock clock) {
        this.dao = dao;
        this.limits = limits;
        this.clock = clock;
    }

    /** Begins a session and returns its token, which is seen here and never again. */
    String begin(Assignment assignment, Instant authenticatedAt) {
        String token = SecretToken.random();
        dao.insertSession(
                new LoginDao.SessionRow(
                        SecretToken.hash(token),
                        assignment.providerId(),
                        SecretToken.random(),
                        write(assignment),
                        authenticatedAt),
                clock.instant());
        return token;
    }

    /** The session of a token if it is still good; finding it counts as using it. */
    public Optional<StaffSession> find(String token) {
        Instant now = clock.instant();
        return dao.touchSession(SecretToken.hash(token), now, now.minus(limits.idle()), now.minus(limits.total()))
                .map(row -> new StaffSession(
                        row.tokenHash(), read(row.assignment()), row.authenticatedAt(), row.csrfToken()));
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
            throw new IllegalStateException("portal.session holds an assignment this version cannot read: end the session");
        }
    }
}
