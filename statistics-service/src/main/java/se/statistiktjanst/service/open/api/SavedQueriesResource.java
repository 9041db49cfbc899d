package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.open.release.OpenTables;

/** Gives a query an id. */
@Path("/api/v2/savedqueries")
@Produces(MediaType.APPLICATION_JSON)
public final class SavedQueriesResource {
    private final OpenTables tables;

    SavedQueriesResource(OpenTables tables) {
        this.tables = tables;
    }

    @POST
    public Response save(@Context UriInfo uri, InputStream body) throws IOException {
        SavedQuery query = ApiBody.read(body, SavedQuery.class)
                .filter(sent -> sent.tableId() != null)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.BAD_REQUEST, "a query to save is an object with tableId and selection"))
                .kept();
        DataQuery asked = query.query();
        // Refused now rather than when somebody comes back to it.
        ResolvedSelection.of(asked.selection(), tables.contents(asked.tableId()), tables);
        String id = SavedQueryId.of(query);
        ApiLinks links = ApiLinks.of(uri, asked.language());
        return Response.created(URI.create(links.address("/savedqueries/" + id)))
                .entity(query.named(id, links))
                .build();
    }
}
