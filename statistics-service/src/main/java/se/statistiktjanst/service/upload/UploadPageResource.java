package se.statistiktjanst.service.upload;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.folder.UploadRefusedException;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** <em>Filer</em>: staff with the right to upload files of events for their care provider, and see what became of them. */
@Path("/{language: sv|en}/mina/filer")
@Produces(MediaType.TEXT_HTML)
public final class UploadPageResource {
    private static final int REFUSED = 422;

    private final Uploads uploads;
    private final PageShell shell;

    UploadPageResource(Uploads uploads, PageShell shell) {
        this.uploads = uploads;
        this.shell = shell;
    }

    @GET
    public PageView show(@Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language)
            throws IOException {
        return page(session, uri, language, List.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(
            @Session StaffSession session,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @PathParam("language") Language language,
            InputStream body)
            throws IOException {
        List<UploadDesk.Area> areas = uploads.areas(session);
        String boundary = headers.getMediaType().getParameters().getOrDefault("boundary", "");
        Optional<MultipartFile> file = MultipartFile.open(body, boundary);
        Optional<UploadDesk.Area> area = file.flatMap(form -> areas.stream()
                .filter(each -> each.name().equals(form.field("area")))
                .findFirst());
        if (file.isEmpty() || area.isEmpty() || file.get().fileName().isEmpty()) {
            return refused(session, uri, language, "upload.refused.none");
        }
        try {
            uploads.take(session, area.get(), file.get());
        } catch (UploadRefusedException e) {
            return refused(session, uri, language, key(e.why()));
        }
        return Response.seeOther(URI.create(href(language) + "#files")).build();
    }

    private static String key(UploadRefusedException.Why why) {
        return switch (why) {
            case NAME -> "upload.refused.name";
            case UNEXPECTED -> "upload.refused.unexpected";
            case TOO_LARGE -> "upload.refused.tooLarge";
            case EMPTY -> "upload.refused.empty";
        };
    }

    private Response refused(StaffSession session, UriInfo uri, Language language, String key) throws IOException {
        return Response.status(REFUSED)
                .entity(page(
                        session, uri, language, List.of(shell.messages(language).text(key))))
                .build();
    }

    private PageView page(StaffSession session, UriInfo uri, Language language, List<String> errors)
            throws IOException {
        return shell.page(
                uri, Viewers.of(session), uploads.page(session, shell.messages(language), href(language), errors));
    }

    private static String href(Language language) {
        return "/" + language.tag() + "/mina/filer";
    }
}
