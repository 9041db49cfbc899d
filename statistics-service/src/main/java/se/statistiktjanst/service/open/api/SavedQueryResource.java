package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;

/** A saved query: itself, what it selects today, and the figures. */
@Path("/api/v2/savedqueries/{id}")
public final class SavedQueryResource {
    private final OpenTables tables;
    private final DataAnswers answers;

    SavedQueryResource(OpenTables tables, DataAnswers answers) {
        this.tables = tables;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public SavedQuery query(@Context UriInfo uri, @PathParam("id") String id) {
        SavedQuery query = SavedQueryId.read(id);
        return query.named(id, ApiLinks.of(uri, query.query().language()));
    }

    @GET
    @Path("/selection")
    @Produces(MediaType.APPLICATION_JSON)
    public SelectionAnswer selection(@Context UriInfo uri, @PathParam("id") String id) {
        DataQuery query = SavedQueryId.read(id).query();
        Language language = query.language();
        return SelectionAnswer.of(
                tables.contents(query.tableId()),
                query.selection(),
                tables,
                language,
                ApiLinks.of(uri, language).to("self", "/savedqueries/" + id + "/selection"));
    }

    /** Language and format of the address go before those that were saved. */
    @GET
    @Path("/data")
    public Response data(
            @Context UriInfo uri, @Context Request request, @Context HttpHeaders headers, @PathParam("id") String id)
            throws IOException {
        DataQuery saved = SavedQueryId.read(id).query();
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        DataQuery query = new DataQuery(
                saved.tableId(),
                saved.selection(),
                parameters.containsKey("lang") ? ApiLanguage.of(parameters.getFirst("lang")) : saved.language(),
                parameters.containsKey("outputformat")
                        ? OutputFormat.of(parameters.getFirst("outputformat"))
                        : saved.format(),
                parameters.containsKey("outputformatparams")
                        ? DataQuery.formatParameters(parameters)
                        : saved.formatParameters());
        return answers.get(query, request, headers);
    }
}
