package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import se.statistiktjanst.ingest.eventtype.CorrectionType;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.platform.problem.ProblemException;

/** The schema registry: what a sender may send. */
@Path("/api/schemas")
@Produces(MediaType.APPLICATION_JSON)
public final class SchemasResource {
    private final EventTypes types;

    public SchemasResource(EventTypes types) {
        this.types = types;
    }

    /** One event type in the list. */
    public record Listed(String type, String family, LocalizedText title, String schema) {}

    /** All event types. */
    public record Listing(List<Listed> types) {}

    @GET
    public Listing list(@Context UriInfo uri) {
        Stream<Listed> counted = types.all().stream()
                .map(type -> new Listed(
                        type.type(),
                        type.family().name().toLowerCase(java.util.Locale.ROOT),
                        type.title(),
                        address(uri, type.type())));
        Listed correction = new Listed(
                CorrectionType.NAME, CorrectionType.FAMILY, CorrectionType.TITLE, address(uri, CorrectionType.NAME));
        return new Listing(Stream.concat(counted, Stream.of(correction)).toList());
    }

    /** JSON Schema 2020-12 of the data of one type; its {@code $id} is the address it is read from. */
    @GET
    @Path("{type}")
    @Produces("application/schema+json")
    public JsonNode schema(@PathParam("type") String name, @Context UriInfo uri) {
        JsonNode content = name.equals(CorrectionType.NAME)
                ? CorrectionType.jsonSchema()
                : types.find(name).orElseThrow(ProblemException::notFound).jsonSchema();
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$id", address(uri, name));
        content.properties().forEach(member -> schema.set(member.getKey(), member.getValue()));
        return schema;
    }

    private static String address(UriInfo uri, String type) {
        return uri.getBaseUriBuilder()
                .path(SchemasResource.class)
                .path(type)
                .build()
                .toString();
    }
}
