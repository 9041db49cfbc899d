package se.statistiktjanst.ingest.sender;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** The answers to who has not shown who it is (RFC 6750). They never repeat what was sent. */
final class UnknownSender {
    private static final String RETRY_SECONDS = "10";

    private UnknownSender() {}

    static ProblemException missing(String detail) {
        return problem(ProblemCode.UNKNOWN_SENDER, detail, "Bearer");
    }

    static ProblemException invalidToken(String detail) {
        return problem(ProblemCode.UNKNOWN_SENDER, detail, "Bearer error=\"invalid_token\"");
    }

    static ProblemException withoutScope(String scope) {
        return problem(
                ProblemCode.FORBIDDEN,
                "the access token lacks the scope %s: ask the authorisation server for it".formatted(scope),
                "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
    }

    static ProblemException keysAway() {
        return new ProblemException(
                ProblemCode.UNAVAILABLE,
                "the authorisation server's keys cannot be read, so no access token can be verified; send again later",
                List.of(),
                Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
    }

    private static ProblemException problem(ProblemCode code, String detail, String challenge) {
        return new ProblemException(code, detail, List.of(), Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }
}
