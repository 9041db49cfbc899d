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
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** The sender's own rules that mend refused events, and replays with them. */
@Path("/api/events/v1/mending-rules")
@Produces(MediaType.APPLICATION_JSON)
public final class MendingRulesResource {
    private final MendingRules rules;
    private final Replay replay;
    private final SenderAuthenticator senders;

    public MendingRulesResource(MendingRules rules, Replay replay, SenderAuthenticator senders) {
        this.rules = rules;
        this.replay = replay;
        this.senders = senders;
    }

    /** A rule as a sender writes it; see {@link MendingRule}. */
    public record NewRule(
            @Nullable String reason,
            @Nullable String pointer,
            @Nullable String from,
            @Nullable String to) {}

    /** All rules of a sender. */
    public record Listing(List<MendingRule.Saved> rules) {}

    @GET
    public Listing list(@Context HttpHeaders headers) {
        return new Listing(rules.all(senders.authenticate(headers)));
    }

    /** Stores a rule; nothing is mended before a replay. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Context HttpHeaders headers, @Nullable NewRule rule) {
        SenderSession sender = senders.authenticate(headers);
        if (rule == null) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "send a rule: reason, pointer, from and to");
        }
        return Response.status(Response.Status.CREATED)
                .entity(rules.save(sender, rule.reason(), rule.pointer(), rule.from(), rule.to()))
                .build();
    }

    /**
     * Replays with a rule.
     *
     * @param dryRun {@code true} (the default) only says what would change; {@code false} changes it
     */
    @POST
    @Path("{rule}/replay")
    public ReplayAnswer replay(
            @Context HttpHeaders headers,
            @PathParam("rule") String rule,
            @QueryParam("dryRun") @DefaultValue("true") String dryRun) {
        SenderSession sender = senders.authenticate(headers);
        MendingRule.Saved found = rules.find(sender, rule).orElseThrow(ProblemException::notFound);
        return switch (dryRun) {
            case "true" -> replay.dryRun(sender, found);
            case "false" -> replay.run(sender, found);
            default -> throw new ProblemException(ProblemCode.BAD_REQUEST, "dryRun must be true or false");
        };
    }
}
