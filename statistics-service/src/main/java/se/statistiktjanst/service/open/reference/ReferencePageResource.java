package se.statistiktjanst.service.open.reference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;

/** The description of the API, for people. */
@Path("/{language: sv|en}/api")
@Produces(MediaType.TEXT_HTML)
public final class ReferencePageResource {
    private final OpenApiDocument document;
    private final PageShell shell;
    private final ApiLimits limits;
    private final Supplier<String> exampleTable;

    ReferencePageResource(OpenApiDocument document, PageShell shell, ApiLimits limits, Supplier<String> exampleTable) {
        this.document = document;
        this.shell = shell;
        this.limits = limits;
        this.exampleTable = exampleTable;
    }

    @GET
    public Response show(@Context UriInfo uri, @PathParam("language") Language language) {
        String base = uri.getBaseUri().resolve("/api/v2").toString();
        ReferenceView view = new ReferenceView(document, language, base, exampleTable.get());
        return Response.ok(shell.page(uri, view.page(limits)))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }
}
