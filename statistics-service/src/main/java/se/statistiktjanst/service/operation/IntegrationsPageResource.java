package se.statistiktjanst.service.operation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import se.statistiktjanst.ingest.health.IntegrationHealth;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** The integrations, for those with the operator's right. No customer's data: names, states and codes. */
@Path("/{language: sv|en}/drift/integrationer")
@Produces(MediaType.TEXT_HTML)
public final class IntegrationsPageResource {
    private final IntegrationHealth health;
    private final PageShell shell;

    public IntegrationsPageResource(IntegrationHealth health, PageShell shell) {
        this.health = health;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        if (!session.assignment().may(Right.OPERATE)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "your assignment gives no right to the operation; log in with one that does");
        }
        IntegrationsPage page = new IntegrationsPage(
                health.list().stream().map(IntegrationRow::of).toList());
        return shell.page(uri, Viewers.of(session), page);
    }
}
