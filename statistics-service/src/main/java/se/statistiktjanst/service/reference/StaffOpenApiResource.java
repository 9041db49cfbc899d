package se.statistiktjanst.service.reference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.open.reference.OpenApiDocument;

/** The description of the staff API for programs of whoever is logged in. */
@Path("/api/staff/v1")
public final class StaffOpenApiResource {
    private final OpenApiDocument document;

    StaffOpenApiResource(OpenApiDocument document) {
        this.document = document;
    }

    @GET
    @Path("openapi.json")
    public Response json(@Session StaffSession session) {
        return Response.ok(document.root().toPrettyString(), "application/json").build();
    }

    @GET
    @Path("openapi.yml")
    public Response yaml(@Session StaffSession session) {
        return Response.ok(document.yaml(), "application/yaml;charset=utf-8").build();
    }
}
