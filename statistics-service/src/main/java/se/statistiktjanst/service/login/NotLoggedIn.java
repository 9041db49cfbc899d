package se.statistiktjanst.service.login;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** What a request that needs a session gets without one. */
final class NotLoggedIn {
    private NotLoggedIn() {}

    static RuntimeException answer(ContainerRequestContext request) {
        if (RequestArea.of(request.getUriInfo()) != RequestArea.PAGE) {
            return new ProblemException(
                    ProblemCode.NOT_LOGGED_IN, "this address needs a session: log in at /login in the same browser");
        }
        return new WebApplicationException(Response.status(Response.Status.SEE_OTHER)
                .location(URI.create("/login?returnTo=" + returnTo(request)))
                .header("Cache-Control", "no-store")
                .build());
    }

    /** Back to the page that was asked for; a form that was sent is lost, so back to the page it stood on is not known. */
    private static String returnTo(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return encode(ReturnTo.START);
        }
        UriInfo uri = request.getUriInfo();
        String query = uri.getRequestUri().getRawQuery();
        return encode(uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
