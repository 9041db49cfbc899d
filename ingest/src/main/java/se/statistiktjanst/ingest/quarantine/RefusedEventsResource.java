package se.statistiktjanst.ingest.quarantine;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.http.PageOfAnswers;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.PersonalNumberScan;

/** The sender's own refused events. */
@Path("/api/events/v1/problems")
@Produces(MediaType.APPLICATION_JSON)
public final class RefusedEventsResource {
    private static final Set<String> STATES = Set.of("open", "mended", "replayed", "dismissed", "expired");
    private static final String ALL = "all";
    private static final int LONGEST_REASON = 200;

    private final RefusedBook book;
    private final SenderAuthenticator senders;

    public RefusedEventsResource(RefusedBook book, SenderAuthenticator senders) {
        this.book = book;
        this.senders = senders;
    }

    /** Why a sender closes an event without mending it. */
    public record Dismissal(@Nullable String reason) {}

    /**
     * Refused events, newest first; {@code Link: rel="next"} leads to older ones.
     *
     * @param state open (the default), mended, replayed, dismissed, expired or all
     * @param reason code of a reason
     * @param after the last one of the page before
     */
    @GET
    public Response list(
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        SenderSession sender = senders.authenticate(headers);
        if (!state.equals(ALL) && !STATES.contains(state)) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "state must be open, mended, replayed, dismissed, expired or all");
        }
        RefusedPage page = book.list(
                        sender, state.equals(ALL) ? null : state, reason, after, PageOfAnswers.limit(limit))
                .orElseThrow(PageOfAnswers::foreignCursor);
        return PageOfAnswers.of(page, page.next(), uri);
    }

    /** Closes an event without mending it; its content is destroyed and it no longer counts as open. */
    @POST
    @Path("{problem}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response dismiss(
            @Context HttpHeaders headers, @PathParam("problem") String problem, @Nullable Dismissal dismissal) {
        SenderSession sender = senders.authenticate(headers);
        if (!book.dismiss(sender, problem, reason(dismissal))) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }

    private static String reason(@Nullable Dismissal dismissal) {
        String reason = dismissal == null ? null : dismissal.reason();
        if (reason == null
                || reason.isBlank()
                || reason.length() > LONGEST_REASON
                || PersonalNumberScan.containsPersonalNumber(reason)) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    "reason must say why, in at most 200 characters and without personal data");
        }
        return reason.strip();
    }
}
