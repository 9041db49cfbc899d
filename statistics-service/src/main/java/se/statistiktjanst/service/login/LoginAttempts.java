package se.statistiktjanst.service.login;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Log-ins that have left for the identity provider and not come back. Each is good once and for ten minutes, and only
 * in the browser it began in: the stored hash covers the state together with a token in that browser's cookie, so that
 * nobody can be logged in as somebody else by a link.
 */
final class LoginAttempts {
    static final Duration LIFE = Duration.ofMinutes(10);

    private final LoginDao dao;
    private final Clock clock;

    LoginAttempts(LoginDao dao, Clock clock) {
        this.dao = dao;
        this.clock = clock;
    }

    /** What the identity provider's answer is checked against. */
    record Attempt(String state, String nonce, String codeVerifier, String returnTo) {

        @Override
        public String toString() {
            return "Attempt[REDACTED]";
        }
    }

    Attempt begin(String browserToken, String returnTo) {
        Instant now = clock.instant();
        Attempt attempt =
                new Attempt(SecretToken.random(), SecretToken.random(), new CodeVerifier().getValue(), returnTo);
        dao.deleteAttempts(now.minus(LIFE));
        dao.insertAttempt(
                hash(attempt.state(), browserToken),
                new LoginDao.AttemptRow(attempt.nonce(), attempt.codeVerifier(), returnTo, now));
        return attempt;
    }

    /** The attempt that an answer belongs to; refuses when there is none, or not any more. */
    Attempt take(String state, String browserToken) {
        return dao.takeAttempt(hash(state, browserToken))
                .filter(row -> row.createdAt().plus(LIFE).isAfter(clock.instant()))
                .map(row -> new Attempt(state, row.nonce(), row.codeVerifier(), row.returnTo()))
                .orElseThrow(() -> new LoginRefusedException(Refusal.UNKNOWN_ATTEMPT));
    }

    private static byte[] hash(String state, String browserToken) {
        return SecretToken.hash(browserToken + '.' + state);
    }
}
