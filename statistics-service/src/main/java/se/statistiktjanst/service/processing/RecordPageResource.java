package se.statistiktjanst.service.processing;

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
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** <em>Registerförteckning</em>. */
@Path("/{language: sv|en}/mina/registerforteckning")
@Produces(MediaType.TEXT_HTML)
public final class RecordPageResource {
    private final RecordReader reader;
    private final PageShell shell;

    RecordPageResource(RecordReader reader, PageShell shell) {
        this.reader = reader;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        return shell.page(
                uri,
                Viewers.of(session),
                new RecordPage(
                        session.assignment().providerName(),
                        reader.read(session),
                        new RecordWords(shell.messages(language)),
                        RecordApiResource.PATH));
    }
}
