package se.statistiktjanst.service.login;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.page.ErrorPage;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;

/**
 * Refuses a changing request that a foreign page made a logged-in browser send. It must come from our own origin
 * ({@code Sec-Fetch-Site}, or {@code Origin} from a browser without it) and carry the session's token, in the form field
 * {@code csrf} or the header {@code X-CSRF-Token}. Requests without a session have nothing to misuse and pass.
 */
@Priority(Priorities.AUTHENTICATION + 1)
final class CsrfFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final RequestSessions sessions;
    private final String origin;
    private final PageShell shell;

    /** @param shell for the page that a refused form is answered with */
    CsrfFilter(RequestSessions sessions, String origin, PageShell shell) {
        this.sessions = sessions;
        this.origin = origin;
        this.shell = shell;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        Optional<StaffSession> session = sessions.of(request);
        if (session.isEmpty()) {
            return;
        }
        if (!isOwnPage(request)) {
            refuse(
                    request,
                    session.get(),
                    "the request did not come from a page of this service: open the page here and send it again");
            return;
        }
        String token = token(request);
        if (token == null || !SecretToken.same(token, session.get().csrfToken())) {
            refuse(
                    request,
                    session.get(),
                    "the form's token is missing or of another session: load the page again and send it again");
        }
    }

    private void refuse(ContainerRequestContext request, StaffSession session, String detail) {
        if (RequestArea.of(request.getUriInfo()) != RequestArea.PAGE) {
            throw new ProblemException(ProblemCode.FORBIDDEN, detail);
        }
        String path = request.getUriInfo().getRequestUri().getRawPath();
        Language language =
                Language.isPage(path) ? Language.ofPath(path) : Language.preferred(request.getAcceptableLanguages());
        ErrorPage page = new ErrorPage(ErrorPage.Problem.FORM_REFUSED);
        request.abortWith(Response.status(Response.Status.FORBIDDEN)
                .entity(shell.page("/" + language.tag() + "/", "", Viewers.of(session), page))
                .build());
    }

    private boolean isOwnPage(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        return site == null ? origin.equals(request.getHeaderString("Origin")) : site.equals("same-origin");
    }

    private static @Nullable String token(ContainerRequestContext request) {
        String header = request.getHeaderString("X-CSRF-Token");
        MediaType type = request.getMediaType();
        if (header != null || type == null) {
            return header;
        }
        if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return FormStart.token(request);
        }
        if (!type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return null;
        }
        ContainerRequest buffered = (ContainerRequest) request;
        buffered.bufferEntity();
        return buffered.readEntity(Form.class).asMap().getFirst("csrf");
    }
}
