package se.statistiktjanst.service.reference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.open.reference.OpenApiDocument;
import se.statistiktjanst.service.open.reference.ReferenceView;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** The description of the staff API, for people who are logged in. */
@Path("/{language: sv|en}/mina/api")
@Produces(MediaType.TEXT_HTML)
public final class StaffReferencePageResource {
    private final OpenApiDocument document;
    private final PageShell shell;

    StaffReferencePageResource(OpenApiDocument document, PageShell shell) {
        this.document = document;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        String base = uri.getBaseUri().resolve("/api/staff/v1").toString();
        ReferenceView view = new ReferenceView(document, language, base, "");
        return shell.page(uri, Viewers.of(session), new StaffReferencePage(view.page(null)));
    }
}
