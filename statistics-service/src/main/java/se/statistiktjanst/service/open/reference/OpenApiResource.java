package se.statistiktjanst.service.open.reference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import se.statistiktjanst.service.page.PagesBundle;

/** The description of the API, for programs. */
@Path("/api/v2")
public final class OpenApiResource {
    private final OpenApiDocument document;

    OpenApiResource(OpenApiDocument document) {
        this.document = document;
    }

    @GET
    @Path("/openapi.json")
    public Response json() {
        return answer(document.root().toPrettyString(), "application/json");
    }

    @GET
    @Path("/openapi.yml")
    public Response yaml() {
        return answer(document.yaml(), "application/yaml;charset=utf-8");
    }

    private static Response answer(String text, String type) {
        return Response.ok(text, type)
                .header(HttpHeaders.CACHE_CONTROL, PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }
}
