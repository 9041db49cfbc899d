package se.statistiktjanst.service.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The pages of running text. They need no data and may be cached. */
@Path("/{language: sv|en}/{name: skydd|dina-uppgifter|tillganglighet|om|hjalp}")
@Produces(MediaType.TEXT_HTML)
public final class TextPageResource {

    private final PageShell shell;

    public TextPageResource(PageShell shell) {
        this.shell = shell;
    }

    @GET
    public Response show(@Context UriInfo uri, @PathParam("name") TextPage.Name name) {
        return Response.ok(shell.page(uri, new TextPage(name)))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }
}
