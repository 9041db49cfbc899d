package se.statistiktjanst.service.login;

import jakarta.ws.rs.container.ContainerRequestContext;

/** The session of a request, for what is not a resource with a {@link Session} parameter. */
@FunctionalInterface
public interface LoginSessions {
    /**
     * The session, or the end of the request: 401 from an API, the way to log-in from a page.
     *
     * @throws RuntimeException that answers the request
     */
    StaffSession required(ContainerRequestContext request);
}
