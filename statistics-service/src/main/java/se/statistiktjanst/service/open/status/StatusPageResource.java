package se.statistiktjanst.service.open.status;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.function.Supplier;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;

/** The page <em>Driftstatus</em>; both names work in both languages, so that the switch of language does. */
@Path("/{language: sv|en}/{name: driftstatus|status}")
@Produces(MediaType.TEXT_HTML)
public final class StatusPageResource {
    /** Short, for it is looked at when something is wrong. */
    private static final String CACHE = "public, max-age=15";

    private final StatusView view;
    private final PageShell shell;
    private final Supplier<LocalDate> nextPublicationOn;

    StatusPageResource(StatusView view, PageShell shell, Supplier<LocalDate> nextPublicationOn) {
        this.view = view;
        this.shell = shell;
        this.nextPublicationOn = nextPublicationOn;
    }

    @GET
    public Response show(@Context UriInfo uri, @PathParam("language") Language language) {
        return Response.ok(shell.page(uri, view.page(language, nextPublicationOn.get())))
                .header("Cache-Control", CACHE)
                .build();
    }
}
