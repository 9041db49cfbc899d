package se.statistiktjanst.exports.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.OrderResult;

/** Places an order, and lists one's own. */
@Path(Paths.ROOT)
@Produces(MediaType.APPLICATION_JSON)
public final class ExportsResource {
    private final ExportOrders orders;
    private final ExportCallers callers;
    private final Clock clock;

    public ExportsResource(ExportOrders orders, ExportCallers callers, Clock clock) {
        this.orders = orders;
        this.callers = callers;
        this.clock = clock;
    }

    /** 202 with the address to poll in {@code Content-Location}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response order(
            @Context ContainerRequestContext request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable ExportRequest body) {
        if (body == null) {
            throw ExportRequest.refused("", "send a JSON object with form, purpose and recipe");
        }
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > 200)) {
            throw ExportRequest.refused("", "Idempotency-Key must be 1 to 200 characters");
        }
        OrderResult result = orders.place(callers.require(request), body.toOrder(), idempotencyKey);
        // Java 17 has no patterns in switch.
        if (result instanceof OrderResult.Placed placed) {
            return accepted(placed.export());
        }
        if (result instanceof OrderResult.Repeated repeated) {
            return accepted(repeated.export());
        }
        if (result instanceof OrderResult.Refused refused) {
            throw ExportRequest.refused(refused.pointer(), refused.detail());
        }
        if (result instanceof OrderResult.NotAllowed) {
            throw ExportProblems.notAllowed();
        }
        throw result instanceof OrderResult.LoginTooOld ? ExportProblems.loginTooOld() : ExportProblems.keyReused();
    }

    /** Own exports, newest first; expired ones stay as metadata. */
    @GET
    public Response list(@Context ContainerRequestContext request) {
        Instant now = clock.instant();
        List<ExportView> views = orders.list(callers.require(request)).stream()
                .map(export -> ExportView.of(export, null, now))
                .toList();
        return Response.ok(views).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Response accepted(ExportRow export) {
        return Response.accepted(ExportView.of(export, null, clock.instant()))
                .header(HttpHeaders.CONTENT_LOCATION, Paths.export(export.publicId()))
                .header(HttpHeaders.RETRY_AFTER, "2")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
