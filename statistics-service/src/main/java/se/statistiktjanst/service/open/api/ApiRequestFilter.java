package se.statistiktjanst.service.open.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Before a resource is chosen: normalises the address, answers preflights and counts calls. */
@PreMatching
final class ApiRequestFilter implements ContainerRequestFilter {
    private final ApiCalls calls;

    @Context
    private HttpServletRequest http;

    /** Jersey puts the request in. */
    @SuppressWarnings("NullAway.Init")
    ApiRequestFilter(ApiCalls calls) {
        this.calls = calls;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI address = request.getUriInfo().getRequestUri();
        if (!ApiPath.isOf(address.getRawPath())) {
            return;
        }
        request.setRequestUri(request.getUriInfo().getBaseUri(), ApiPath.normalise(address));
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.noContent().build());
            return;
        }
        CallLimit.Calls caller = calls.count(http);
        if (caller.remaining() < 0) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS,
                    calls.refusal(),
                    List.of(),
                    Map.of("Retry-After", String.valueOf(caller.secondsLeft())));
        }
    }
}
