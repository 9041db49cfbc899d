package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** The figures of a table; the selection stands in the address or in the body. */
@Path("/api/v2/tables/{id}/data")
public final class DataResource {
    private final DataAnswers answers;

    DataResource(DataAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Response get(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers, @PathParam("id") String id)
            throws IOException {
        SelectionRequest selection = SelectionRequest.of(uri.getQueryParameters());
        return answers.get(DataQuery.of(id, selection, uri.getQueryParameters()), request, headers);
    }

    @POST
    public Response post(
            @Context UriInfo uri, @Context HttpHeaders headers, @PathParam("id") String id, InputStream body)
            throws IOException {
        SelectionRequest selection = ApiBody.read(body, SelectionRequest.class).orElse(SelectionRequest.DEFAULT);
        return answers.post(DataQuery.of(id, selection, uri.getQueryParameters()), headers);
    }
}
