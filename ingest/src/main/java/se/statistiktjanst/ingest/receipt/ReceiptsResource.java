package se.statistiktjanst.ingest.receipt;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.http.PageOfAnswers;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.platform.problem.ProblemException;

/** The sender's own receipts. */
@Path("/api/events/v1/receipts")
@Produces(MediaType.APPLICATION_JSON)
public final class ReceiptsResource {
    private final ReceiptBook receipts;
    private final SenderAuthenticator senders;

    public ReceiptsResource(ReceiptBook receipts, SenderAuthenticator senders) {
        this.receipts = receipts;
        this.senders = senders;
    }

    /**
     * Receipts, newest first; {@code Link: rel="next"} leads to older ones.
     *
     * @param day UTC day on which they were given
     * @param after the last receipt of the page before
     */
    @GET
    public Response list(
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @QueryParam("day") @Nullable String day,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        ReceiptBook.Page page = receipts.list(
                        senders.authenticate(headers), PageOfAnswers.day(day, "day"), after, PageOfAnswers.limit(limit))
                .orElseThrow(PageOfAnswers::foreignCursor);
        return PageOfAnswers.of(page, page.next(), uri);
    }

    @GET
    @Path("{receipt}")
    public ReceiptBook.Detailed receipt(@Context HttpHeaders headers, @PathParam("receipt") String receipt) {
        return receipts.find(senders.authenticate(headers), receipt).orElseThrow(ProblemException::notFound);
    }
}
