package se.statistiktjanst.exports.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.download.GrantResult;
import se.statistiktjanst.platform.problem.ProblemException;

/** Gives one-time addresses of objects. */
@Path(Paths.ROOT + "/{id}/grants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GrantsResource {
    private final ExportDownloads downloads;
    private final ExportCallers callers;

    public GrantsResource(ExportDownloads downloads, ExportCallers callers) {
        this.downloads = downloads;
        this.callers = callers;
    }

    /** Which object the grant shall open. */
    record GrantRequest(@Nullable String object) {}

    /** {@code url} works once, in this session; or send {@code grant} in the header {@code Export-Grant}. */
    record GrantView(String url, String grant, String expiresAt) {}

    /** 201 with a one-time address. */
    @POST
    public Response grant(
            @Context ContainerRequestContext request, @PathParam("id") String id, @Nullable GrantRequest body) {
        String object = body == null || body.object() == null ? "" : body.object();
        GrantResult result = downloads.grant(callers.require(request), id, object);
        if (result instanceof GrantResult.Granted granted) {
            String token = granted.token().reveal();
            String url = Paths.export(id) + "/downloads/" + token;
            return Response.status(Response.Status.CREATED)
                    .entity(new GrantView(url, token, granted.expiresAt().toString()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        throw problem(result);
    }

    private static ProblemException problem(GrantResult result) {
        if (result instanceof GrantResult.Expired) {
            return ExportProblems.expired();
        }
        if (result instanceof GrantResult.NotAllowed) {
            return ExportProblems.notAllowed();
        }
        if (result instanceof GrantResult.LoginTooOld) {
            return ExportProblems.loginTooOld();
        }
        return result instanceof GrantResult.UsedUp ? ExportProblems.usedUp() : ProblemException.notFound();
    }
}
