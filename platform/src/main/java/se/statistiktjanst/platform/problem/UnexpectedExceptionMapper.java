package se.statistiktjanst.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers anything else. The text of an unexpected exception may hold what somebody sent, so neither the answer nor the
 * log has it: the log gets the classes and the lines of code, under the trace id that the answer names.
 */
public final class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(UnexpectedExceptionMapper.class);

    /**
     * SQL states of a database that cannot work now: connections lost, resources used up (disk, connections), a server
     * that goes down or starts, errors of its machine, and one that only reads, such as a standby.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "57P", "58", "25006");

    @Override
    public Response toResponse(Throwable e) {
        if (e instanceof WebApplicationException known && known.getResponse().getStatus() < 500) {
            Response response = known.getResponse();
            return response.hasEntity() || response.getStatus() < 400
                    ? response
                    : ProblemResponses.of(ProblemCode.ofStatus(response.getStatus()), null, List.of(), Map.of());
        }
        String traceId = ProblemResponses.newTraceId();
        log.error("request failed, trace {}: {}", traceId, TextlessTrace.of(e));
        return isDatabaseAway(e)
                ? ProblemResponses.of(
                        ProblemCode.UNAVAILABLE,
                        "the database does not answer; try again later",
                        List.of(),
                        Map.of("Retry-After", "10"),
                        traceId)
                : ProblemResponses.of(
                        ProblemCode.INTERNAL,
                        "something went wrong here; give the trace id to support",
                        List.of(),
                        Map.of(),
                        traceId);
    }

    private static boolean isDatabaseAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return AWAY.stream().anyMatch(sql.getSQLState()::startsWith);
            }
        }
        return false;
    }
}
