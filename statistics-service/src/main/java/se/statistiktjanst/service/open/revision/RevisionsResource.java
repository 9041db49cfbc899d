package se.statistiktjanst.service.open.revision;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.open.release.Republished;
import se.statistiktjanst.service.open.release.Revisions;
import se.statistiktjanst.service.open.release.Text;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;

/** The page <em>Revideringar</em> and its files; both names work in both languages. */
@Path("/{language: sv|en}/{name: revideringar|revisions}")
public final class RevisionsResource {
    private final OpenTables tables;
    private final Revisions revisions;
    private final PageShell shell;

    public RevisionsResource(OpenTables tables, Revisions revisions, PageShell shell) {
        this.tables = tables;
        this.revisions = revisions;
        this.shell = shell;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response show(@Context UriInfo uri, @PathParam("language") Language language) {
        RevisionsPage page = new RevisionsPage(revisions.all().stream()
                .map(one -> entry(one, uri.getPath(), language))
                .toList());
        return Response.ok(shell.page(uri, page))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }

    /** Both numbers of every cell that a version draws anew. */
    @GET
    @Path("/{table: [a-z0-9-]+}-{period: [0-9]{4}[MK0-9]*}-{version: [0-9]{1,4}}.csv")
    @Produces("text/csv")
    public Response both(
            @PathParam("language") Language language,
            @PathParam("table") String table,
            @PathParam("period") String period,
            @PathParam("version") int version)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OpenContents contents = tables.contents(table);
        RevisionCsv.write(contents, period, revisions.changes(contents.cube(), period, version), language, bytes);
        return Response.ok(bytes.toByteArray())
                .type(new MediaType("text", "csv", "utf-8"))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s-%d.csv\"".formatted(table, period, version))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }

    private RevisionsPage.Entry entry(Republished one, String path, Language language) {
        Messages messages = shell.messages(language);
        Text reason = one.reason();
        String table =
                "/%s/statistik/%s?from=%s&to=%s".formatted(language.tag(), one.cubeId(), one.period(), one.period());
        return new RevisionsPage.Entry(
                day(one.publishedAt()),
                one.title().in(language),
                PeriodNames.full(one.period(), language),
                reason == null ? messages.text("revisions.completion") : reason.in(language),
                one.drawn(),
                one.cells(),
                table + "&published=" + one.beforeAt(),
                table,
                "/%s/%s-%s-%d.csv".formatted(path, one.cubeId(), one.period(), one.version()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CalendarZone.STOCKHOLM);
    }
}
