package se.statistiktjanst.service.login;

import java.time.Instant;

/**
 * A log-in that is still good: neither ended, idle too long nor too old when the request came.
 *
 * @param tokenHash SHA-256 of the token in the cookie; the row's key in {@code portal.session}
 * @param assignment who acts, for whom, with which rights
 * @param authenticatedAt when the person proved who they are, by the identity provider's word
 * @param csrfToken what each form must send back in {@code csrf}, or a script in {@code X-CSRF-Token}
 */
@SuppressWarnings("ArrayRecordComponent") // a key for SQL; sessions are never compared
public record StaffSession(byte[] tokenHash, Assignment assignment, Instant authenticatedAt, String csrfToken) {

    @Override
    public String toString() {
        return "StaffSession[REDACTED]";
    }
}
