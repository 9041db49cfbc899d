package se.statistiktjanst.service.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.open.SelectionParameters;

/** The tables for programs, with the parameters of the page. */
@Path("/api/staff/v1/tables")
@Produces(MediaType.APPLICATION_JSON)
public final class CatalogueApiResource {
    private final CatalogueTables tables;

    CatalogueApiResource(CatalogueTables tables) {
        this.tables = tables;
    }

    @GET
    public ObjectNode list(@Session StaffSession session) {
        return CatalogueJson.list(tables.all(session));
    }

    @GET
    @Path("{table: [a-z0-9-]+}")
    public ObjectNode table(@Session StaffSession session, @Context UriInfo uri, @PathParam("table") String table) {
        return CatalogueJson.of(tables.read(session, table, SelectionParameters.read(uri.getQueryParameters())));
    }
}
