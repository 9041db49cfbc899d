package se.statistiktjanst.ingest.reconciliation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.http.PageOfAnswers;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Reconciliation in two steps: the sums of a day, then the ids of an hour that differs. */
@Path("/api/events/v1/reconciliations/{day}")
@Produces(MediaType.APPLICATION_JSON)
public final class ReconciliationResource {
    private static final long MOST_IDS = 5_000_000;

    private final Reconciliation reconciliation;
    private final SenderAuthenticator senders;

    public ReconciliationResource(Reconciliation reconciliation, SenderAuthenticator senders) {
        this.reconciliation = reconciliation;
        this.senders = senders;
    }

    /** How the last comparison of the day ended. */
    @GET
    public LastComparison last(@Context HttpHeaders headers, @PathParam("day") String day) {
        SenderSession sender = senders.authenticate(headers);
        return reconciliation.last(sender, day(day)).orElseThrow(ProblemException::notFound);
    }

    /** The first step: {@code match}, or the hours that differ. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public DayAnswer day(@Context HttpHeaders headers, @PathParam("day") String day, @Nullable DayRequest sent) {
        SenderSession sender = senders.authenticate(headers);
        if (sent == null) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "send the 24 hours of the day as JSON");
        }
        return reconciliation.compare(sender, day(day), sent.sums());
    }

    /** The second step: every id of an hour, one a line; the answer tells the missing and the unknown ones. */
    @POST
    @Path("{hour: [0-9]{1,2}}/ids")
    @Consumes("application/x-ndjson")
    public HourAnswer ids(
            @Context HttpHeaders headers, @PathParam("day") String day, @PathParam("hour") int hour, InputStream body)
            throws IOException {
        SenderSession sender = senders.authenticate(headers);
        if (hour >= DayRequest.HOURS) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "the hour must be from 0 to 23 (UTC)");
        }
        IdLines ids = new IdLines(inflated(headers, body), sender.numericIds(), MOST_IDS);
        return reconciliation.compareIds(sender, day(day), hour, ids);
    }

    private static LocalDate day(String text) {
        return Objects.requireNonNull(PageOfAnswers.day(text, "the day"));
    }

    private static InputStream inflated(HttpHeaders headers, InputStream body) throws IOException {
        if (!"gzip".equalsIgnoreCase(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING))) {
            return body;
        }
        try {
            return new GZIPInputStream(body);
        } catch (ZipException e) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "the body is not gzip, as its Content-Encoding says");
        }
    }
}
