package se.statistiktjanst.service.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.staff.AggregateCsv;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.engine.InvalidQuestionException;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.standard.StandardReports;

/** Reports of the care provider's own usage, as a page and as the file with the same figures. */
@Path("/{language: sv|en}/mina")
public final class ReportPageResource {
    private final Reports reports;
    private final Metrics metrics;
    private final StandardReports standard;
    private final Cubes catalogue;
    private final PageShell shell;
    private final Clock clock;

    ReportPageResource(
            Reports reports, Metrics metrics, StandardReports standard, Cubes catalogue, PageShell shell, Clock clock) {
        this.reports = reports;
        this.metrics = metrics;
        this.standard = standard;
        this.catalogue = catalogue;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    @Path("rapporter")
    @Produces(MediaType.TEXT_HTML)
    public Response show(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        AskedOfTables asked = new AskedOfTables(uri.getQueryParameters());
        if (asked.isAsked()) {
            return Response.seeOther(asked.page(language)).build();
        }
        ReportView view = new ReportView(metrics, standard, language, shell.messages(language), clock);
        return Response.ok(shell.page(uri, Viewers.of(session), page(session, uri.getQueryParameters(), view)))
                .build();
    }

    /** What may be asked otherwise is put right in the form, beside the reason. */
    private ReportPage page(StaffSession session, MultivaluedMap<String, String> asked, ReportView view) {
        String careProvider = session.assignment().providerName();
        ReportRequest request;
        try {
            request = ReportRequest.of(asked, standard, today());
        } catch (InvalidQuestionException e) {
            return view.refused(
                    ReportRequest.nearest(asked, standard, today()),
                    reports.choices(session),
                    careProvider,
                    ReportRefusedException.of(e));
        }
        try {
            return view.page(request, reports.read(session, request), careProvider);
        } catch (ReportRefusedException e) {
            return view.refused(request, reports.choices(session), careProvider, e);
        }
    }

    @GET
    @Path("rapporter.csv")
    @Produces("text/csv")
    public Response csv(@Session StaffSession session, @Context UriInfo uri) throws IOException {
        new AskedOfTables(uri.getQueryParameters()).refuse(catalogue);
        Report report =
                reports.readForPrograms(session, ReportRequest.ofPrograms(uri.getQueryParameters(), standard, today()));
        return Response.ok(AggregateCsv.bytes(ReportFile.table(report.answer())), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"rapport.csv\"")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM));
    }
}
