package se.statistiktjanst.exports.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.download.GrantToken;

/** Downloads for programs, which send the grant in the header {@code Export-Grant}. */
@Path(Paths.ROOT + "/{id}/objects/{name}")
public final class ObjectResource {
    private final ObjectResponses responses;
    private final ExportCallers callers;

    public ObjectResource(ExportDownloads downloads, ExportCallers callers) {
        this.responses = new ObjectResponses(downloads);
        this.callers = callers;
    }

    /** Length, digest and type; leaves the grant unused. */
    @HEAD
    public Response head(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("Export-Grant") @Nullable String grant) {
        return responses.head(callers.require(request), id, token(grant), name);
    }

    /** The object or a range of it. */
    @GET
    public Response get(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam("Export-Grant") @Nullable String grant,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange) {
        return responses.get(callers.require(request), id, token(grant), name, range, ifRange);
    }

    private static GrantToken token(@Nullable String grant) {
        return GrantToken.of(grant == null ? "" : grant);
    }
}
