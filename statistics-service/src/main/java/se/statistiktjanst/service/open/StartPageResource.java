package se.statistiktjanst.service.open;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;

/** The start page, and the way there from the bare address. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class StartPageResource {
    private final StartView view;
    private final PageShell shell;
    private final Clock clock;

    public StartPageResource(StartView view, PageShell shell, Clock clock) {
        this.view = view;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    public Response bare() {
        return Response.seeOther(URI.create("/sv/")).build();
    }

    @GET
    @Path("{language: sv|en}")
    public Response show(@Context UriInfo uri, @PathParam("language") Language language) {
        StartPage page = view.page(language, PublicationCalendar.next(clock));
        return Response.ok(shell.page(uri, page))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }
}
