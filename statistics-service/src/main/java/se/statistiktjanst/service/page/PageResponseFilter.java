package se.statistiktjanst.service.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import se.statistiktjanst.platform.problem.Problem;

/**
 * Gives errors under {@code /sv/} and {@code /en/} as pages instead of problem documents. A resource that answers an
 * error status with a page of its own (a form with messages) keeps it. APIs are untouched.
 */
final class PageResponseFilter implements ContainerResponseFilter {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private final PageShell shell;

    PageResponseFilter(PageShell shell) {
        this.shell = shell;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (response.getEntity() instanceof PageView page) {
            response.setEntity(page, null, HTML);
        } else if (response.getStatus() >= 400 && Language.isPage(path)) {
            response.setEntity(shell.page(path, "", null, error(response)), null, HTML);
        }
    }

    /** Only a question that cannot be understood has more to say: of the others the text says all that may be known. */
    private static ErrorPage error(ContainerResponseContext response) {
        ErrorPage.Problem kind = ErrorPage.Problem.of(response.getStatus());
        return kind == ErrorPage.Problem.BAD_REQUEST && response.getEntity() instanceof Problem problem
                ? new ErrorPage(kind, problem.detail())
                : new ErrorPage(kind);
    }
}
