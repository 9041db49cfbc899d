package se.statistiktjanst.service.staff;

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
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Assignment;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;
import se.statistiktjanst.service.page.Section;
import se.statistiktjanst.statistics.metric.Metrics;

/** The figures of a unit, as a page and as the file with the same figures. */
@Path("/{language: sv|en}/mina")
public final class StaffPageResource {
    private final CallReports reports;
    private final Metrics metrics;
    private final PageShell shell;
    private final Clock clock;

    StaffPageResource(CallReports reports, Metrics metrics, PageShell shell, Clock clock) {
        this.reports = reports;
        this.metrics = metrics;
        this.shell = shell;
        this.clock = clock;
    }

    /** Leads to the first part of the site that the session's rights open. */
    @GET
    public Response first(@Session StaffSession session, @PathParam("language") Language language) {
        String path = Viewers.of(session).sections().stream()
                .findFirst()
                .orElse(Section.START)
                .path();
        return Response.seeOther(URI.create("/" + language.tag() + path)).build();
    }

    @GET
    @Path("statistik")
    @Produces(MediaType.TEXT_HTML)
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Assignment assignment = session.assignment();
        Optional<CallReport> report = reports.read(session, unit, from, to);
        StaffView view = new StaffView(metrics, language, shell.messages(language), clock);
        return shell.page(
                uri,
                Viewers.of(session),
                report.<se.statistiktjanst.service.page.PageContent>map(
                                found -> view.page(found, assignment.providerName(), "/" + language.tag()))
                        .orElseGet(() -> new NoFiguresPage(assignment.providerName())));
    }

    @GET
    @Path("statistik.csv")
    @Produces("text/csv")
    public Response csv(
            @Session StaffSession session,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to)
            throws IOException {
        CallTable report = reports.table(session, unit, from, to).orElseThrow(ProblemException::notFound);
        return Response.ok(AggregateCsv.bytes(report.table()), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"samtal.csv\"")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
