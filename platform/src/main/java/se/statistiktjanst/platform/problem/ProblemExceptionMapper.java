package se.statistiktjanst.platform.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers with the problem that was thrown. */
public final class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {
    @Override
    public Response toResponse(ProblemException e) {
        return ProblemResponses.of(e.code(), e.getMessage(), e.errors(), e.headers());
    }
}
