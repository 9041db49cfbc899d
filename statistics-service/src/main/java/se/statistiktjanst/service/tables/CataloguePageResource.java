package se.statistiktjanst.service.tables;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.open.SelectionParameters;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;
import se.statistiktjanst.service.staff.AggregateCsv;
import se.statistiktjanst.service.staff.Coverage;
import se.statistiktjanst.statistics.catalogue.CatalogueQuestion;
import se.statistiktjanst.statistics.cube.Cubes;

/** The tables as pages, and the files with the same figures. */
@Path("/{language: sv|en}/mina/tabeller")
public final class CataloguePageResource {
    private final CatalogueTables tables;
    private final Cubes catalogue;
    private final PageShell shell;

    CataloguePageResource(CatalogueTables tables, Cubes catalogue, PageShell shell) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.shell = shell;
    }

    /**
     * The list of tables.
     *
     * @param by what was asked of the reports and only tables have; empty where somebody just looks
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public PageView list(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("by") List<String> by,
            @QueryParam("grain") @Nullable String grain) {
        CatalogueView view = new CatalogueView(language, shell.messages(language), session);
        return shell.page(
                uri,
                Viewers.of(session),
                CatalogueQuestion.isAsked(by)
                        ? view.list(tables.all(session), CatalogueQuestion.of(covered(session, by), grain), catalogue)
                        : view.list(tables.all(session)));
    }

    /** Whoever sees units asks by unit, whether or not they say so. */
    private static List<String> covered(StaffSession session, List<String> by) {
        return new Coverage(session.assignment()).seesAll()
                ? by
                : Stream.concat(by.stream(), Stream.of(CatalogueSource.UNIT)).toList();
    }

    @GET
    @Path("{table: [a-z0-9-]+}")
    @Produces(MediaType.TEXT_HTML)
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("table") String table) {
        OpenTable shown = tables.read(
                session,
                table,
                SelectionParameters.read(uri.getQueryParameters()).withOneMetric());
        String query = uri.getRequestUri().getRawQuery();
        return shell.page(
                uri,
                Viewers.of(session),
                new CatalogueView(language, shell.messages(language), session)
                        .table(shown, query == null ? "" : "?" + query));
    }

    @GET
    @Path("{table: [a-z0-9-]+}.csv")
    @Produces("text/csv")
    public Response csv(@Session StaffSession session, @Context UriInfo uri, @PathParam("table") String table)
            throws IOException {
        OpenTable chosen = tables.read(session, table, SelectionParameters.read(uri.getQueryParameters()));
        return Response.ok(AggregateCsv.bytes(CatalogueFile.table(chosen)), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + table + ".csv\"")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
