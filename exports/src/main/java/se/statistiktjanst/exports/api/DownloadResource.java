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

/**
 * Downloads for browsers, by one-time address. The address is of no use once redeemed, nor in another session, so it
 * may stand in a log.
 */
@Path(Paths.ROOT + "/{id}/downloads/{grant}")
public final class DownloadResource {
    private final ObjectResponses responses;
    private final ExportCallers callers;

    public DownloadResource(ExportDownloads downloads, ExportCallers callers) {
        this.responses = new ObjectResponses(downloads);
        this.callers = callers;
    }

    /** Length, digest and type; leaves the grant unused. */
    @HEAD
    public Response head(
            @Context ContainerRequestContext request, @PathParam("id") String id, @PathParam("grant") String grant) {
        return responses.head(callers.require(request), id, GrantToken.of(grant), null);
    }

    /** The object or a range of it. */
    @GET
    public Response get(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @PathParam("grant") String grant,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange) {
        return responses.get(callers.require(request), id, GrantToken.of(grant), null, range, ifRange);
    }
}
