package se.statistiktjanst.exports.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Polls, cancels and approves one export. */
@Path(Paths.ROOT + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class ExportResource {
    private final ExportOrders orders;
    private final ExportCallers callers;
    private final Clock clock;

    public ExportResource(ExportOrders orders, ExportCallers callers, Clock clock) {
        this.orders = orders;
        this.callers = callers;
        this.clock = clock;
    }

    /** 202 with {@code X-Progress} while it waits or runs, 200 with the manifest when ready, 410 when its time is over. */
    @GET
    public Response poll(@Context ContainerRequestContext request, @PathParam("id") String id) {
        ExportCaller caller = callers.require(request);
        ExportRow export = orders.find(caller, id).orElseThrow(ProblemException::notFound);
        Instant now = clock.instant();
        if (export.isGoneAt(now)) {
            throw ExportProblems.expired();
        }
        return switch (export.state()) {
            case WAITING, RUNNING -> inProgress(export, now);
            case FAILED ->
                throw new ProblemException(
                        ProblemCode.CONFLICT,
                        "the export failed (%s); order it again, and tell support if it fails again"
                                .formatted(export.errorCode()));
            case CANCELLED ->
                throw new ProblemException(ProblemCode.EXPIRED, "the export was cancelled; order it again");
            case READY, EXPIRED -> ready(caller, export, now);
        };
    }

    /** Cancels it, or ends its life now. */
    @DELETE
    public Response cancel(@Context ContainerRequestContext request, @PathParam("id") String id) {
        if (!orders.cancel(callers.require(request), id)) {
            throw ProblemException.notFound();
        }
        return Response.accepted().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** A second person's approval of a number export. */
    @POST
    @Path("/approval")
    public Response approve(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return switch (orders.approve(callers.require(request), id)) {
            case APPROVED -> Response.noContent().build();
            case NOT_FOUND -> throw ProblemException.notFound();
            case LOGIN_TOO_OLD -> throw ExportProblems.loginTooOld();
        };
    }

    private static Response inProgress(ExportRow export, Instant now) {
        return Response.accepted(ExportView.of(export, null, now))
                .header("X-Progress", progress(export))
                .header(HttpHeaders.RETRY_AFTER, "2")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String progress(ExportRow export) {
        if (export.state() == ExportState.WAITING) {
            return export.approvalRequired() && export.approvedAt() == null ? "awaits approval" : "waiting";
        }
        return export.rowsTotal() == null
                ? "running"
                : "running, %d of %d rows".formatted(export.rowsDone(), export.rowsTotal());
    }

    private Response ready(ExportCaller caller, ExportRow export, Instant now) {
        return Response.ok(ExportView.of(export, orders.objects(caller, export), now))
                .expires(Date.from(Objects.requireNonNull(export.expiresAt())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
