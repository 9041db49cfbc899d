package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.file.ArrangedTable;
import se.statistiktjanst.service.open.file.JsonStat;
import se.statistiktjanst.service.open.file.Placement;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;

/** One table: its description, what there is to choose from, and what is chosen by default. */
@Path("/api/v2/tables/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class TableResource {
    private final OpenTables tables;
    private final Supplier<Publisher> publisher;

    TableResource(OpenTables tables, Supplier<Publisher> publisher) {
        this.tables = tables;
        this.publisher = publisher;
    }

    /** What every answer of this resource is about. */
    private record Asked(OpenContents table, Language language, Publisher publisher, ApiLinks links) {}

    @GET
    public Response table(
            @Context UriInfo uri,
            @Context Request request,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String lang) {
        return answer(
                uri,
                request,
                headers,
                id,
                lang,
                asked -> TableDescription.of(
                        asked.table(),
                        asked.language(),
                        asked.publisher().operator().name(),
                        asked.links(),
                        true));
    }

    /** As a JSON-stat dataset without values. */
    @GET
    @Path("/metadata")
    public Response metadata(
            @Context UriInfo uri,
            @Context Request request,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String lang) {
        return answer(uri, request, headers, id, lang, TableResource::metadata);
    }

    @GET
    @Path("/defaultselection")
    public Response defaultSelection(
            @Context UriInfo uri,
            @Context Request request,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String lang) {
        return answer(
                uri,
                request,
                headers,
                id,
                lang,
                asked -> SelectionAnswer.of(
                        asked.table(),
                        SelectionRequest.DEFAULT,
                        tables,
                        asked.language(),
                        asked.links().to("self", "/tables/" + id + "/defaultselection")));
    }

    private Response answer(
            UriInfo uri,
            Request request,
            HttpHeaders headers,
            String id,
            @Nullable String lang,
            Function<Asked, Object> body) {
        Language language = ApiLanguage.of(lang);
        OpenContents table = tables.contents(id);
        Publisher who = publisher.get();
        Freshness freshness = Freshness.of(List.of(table), who.nextPublicationOn());
        return freshness
                .notModified(request, headers)
                .orElseGet(() -> freshness
                        .stamp(Response.ok(body.apply(new Asked(table, language, who, ApiLinks.of(uri, language)))))
                        .build());
    }

    private static Object metadata(Asked asked) {
        ArrangedTable outline =
                ArrangedTable.of(asked.table().outline(), asked.language(), Set.of(), Placement.TIME_IN_HEAD);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JsonStat.writeMetadata(outline, asked.publisher(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
