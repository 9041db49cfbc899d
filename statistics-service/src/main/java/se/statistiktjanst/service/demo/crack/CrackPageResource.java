package se.statistiktjanst.service.demo.crack;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/** "Try to crack the number", in demo mode. */
@Path("/{language: sv|en}/demo/knack-talet")
@Produces(MediaType.TEXT_HTML)
public final class CrackPageResource {
    private final CrackView view = new CrackView(DisclosureParameters.standard());
    private final PageShell shell;

    public CrackPageResource(PageShell shell) {
        this.shell = shell;
    }

    @GET
    public Response show(
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("group") @Nullable String group) {
        return Response.ok(shell.page(uri, view.page(group, shell.messages(language))))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }
}
