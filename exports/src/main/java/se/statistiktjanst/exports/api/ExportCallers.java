package se.statistiktjanst.exports.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import se.statistiktjanst.exports.order.ExportCaller;

/**
 * Who calls, as the log-in knows it at this request. The log-in has also checked that a request which changes anything
 * comes from our own pages or bears a token.
 */
public interface ExportCallers {
    /**
     * The caller, with rights as they are now.
     *
     * @throws se.statistiktjanst.platform.problem.ProblemException NOT_LOGGED_IN or FORBIDDEN
     */
    ExportCaller require(ContainerRequestContext request);
}
