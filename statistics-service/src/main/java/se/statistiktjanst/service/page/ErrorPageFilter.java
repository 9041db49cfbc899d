package se.statistiktjanst.service.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;

/**
 * Gives errors under {@code /sv/} and {@code /en/} as pages instead of problem documents. A resource that answers an
 * error status with a page of its own (a form with messages) keeps it. APIs are untouched.
 */
final class ErrorPageFilter implements ContainerResponseFilter {

    private final PageShell shell;

    ErrorPageFilter(PageShell shell) {
        this.shell = shell;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (response.getStatus() < 400 || !Language.isPage(path) || response.getEntity() instanceof PageView) {
            return;
        }
        ErrorPage page = new ErrorPage(ErrorPage.Problem.of(response.getStatus()));
        response.setEntity(shell.page(path, "", null, page), null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }
}
