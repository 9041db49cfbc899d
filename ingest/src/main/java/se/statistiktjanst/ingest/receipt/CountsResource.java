package se.statistiktjanst.ingest.receipt;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import se.statistiktjanst.ingest.http.PageOfAnswers;
import se.statistiktjanst.ingest.http.SenderAuthenticator;

/** What is stored of a day, counted, for the sender to lay beside its own counts. */
@Path("/api/events/v1/counts/{day}")
@Produces(MediaType.APPLICATION_JSON)
public final class CountsResource {
    private final ReceiptBook receipts;
    private final SenderAuthenticator senders;

    public CountsResource(ReceiptBook receipts, SenderAuthenticator senders) {
        this.receipts = receipts;
        this.senders = senders;
    }

    /** Accepted events per type and hour of the event's time. */
    public record Counts(String day, List<ReceiptBook.Count> counts) {}

    /**
     * The counts of a day.
     *
     * @param day UTC day of the events' time
     */
    @GET
    public Counts counts(@Context HttpHeaders headers, @PathParam("day") String day) {
        LocalDate asked = Objects.requireNonNull(PageOfAnswers.day(day, "day"));
        return new Counts(asked.toString(), receipts.counts(senders.authenticate(headers), asked));
    }
}
