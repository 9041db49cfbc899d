package se.statistiktjanst.platform.problem;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes responses of problems. */
final class ProblemResponses {
    private ProblemResponses() {}

    static Response of(
            ProblemCode code, @Nullable String detail, List<Problem.Violation> errors, Map<String, String> headers) {
        return of(code, detail, errors, headers, newTraceId());
    }

    static Response of(
            ProblemCode code,
            @Nullable String detail,
            List<Problem.Violation> errors,
            Map<String, String> headers,
            String traceId) {
        Problem problem = new Problem(code.urn(), code.title(Locale.ENGLISH), code.status(), detail, traceId, errors);
        Response.ResponseBuilder response =
                Response.status(code.status()).type(Problem.MEDIA_TYPE).entity(problem);
        headers.forEach(response::header);
        return response.build();
    }

    static String newTraceId() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
