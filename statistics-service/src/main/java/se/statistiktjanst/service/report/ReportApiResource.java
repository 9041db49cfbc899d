package se.statistiktjanst.service.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.standard.StandardReports;

/** The figures of the report page for programs, with the same parameters. */
@Path("/api/staff/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportApiResource {
    private final Reports reports;
    private final Metrics metrics;
    private final StandardReports standard;
    private final Cubes catalogue;
    private final Clock clock;

    ReportApiResource(Reports reports, Metrics metrics, StandardReports standard, Cubes catalogue, Clock clock) {
        this.reports = reports;
        this.metrics = metrics;
        this.standard = standard;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GET
    public ObjectNode report(@Session StaffSession session, @Context UriInfo uri) {
        new AskedOfTables(uri.getQueryParameters()).refuse(catalogue);
        ReportRequest request = ReportRequest.ofPrograms(
                uri.getQueryParameters(), standard, LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM)));
        return ReportJson.of(reports.readForPrograms(session, request));
    }

    /** What can be asked for; no figures. */
    @GET
    @Path("choices")
    public ObjectNode choices(@Session StaffSession session) {
        return ChoicesJson.of(reports.choices(session), standard, metrics);
    }
}
