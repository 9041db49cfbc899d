package se.statistiktjanst.service.login;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Requires a session on everything under the staff and exports APIs, whether or not the resource asks for it, and keeps
 * answers made under a session out of every cache.
 */
@Priority(Priorities.AUTHENTICATION)
final class SessionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private final RequestSessions sessions;

    SessionFilter(RequestSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (RequestArea.of(request.getUriInfo()) == RequestArea.STAFF_API) {
            sessions.required(request);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!RequestSessions.asked(request)) {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.COOKIE);
        if (sessions.of(request).isPresent()) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
