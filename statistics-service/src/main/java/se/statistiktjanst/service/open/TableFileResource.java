package se.statistiktjanst.service.open;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PagesBundle;

/** The selection of a table's page as a file: the same address with a suffix. */
@Path("/{language: sv|en}/statistik/{table: [a-z0-9-]+}.{format: csv|json}")
public final class TableFileResource {
    private final OpenTables tables;

    public TableFileResource(OpenTables tables) {
        this.tables = tables;
    }

    @GET
    public Response file(
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("table") String tableId,
            @PathParam("format") String format)
            throws IOException {
        OpenTable table = tables.select(tableId, SelectionParameters.read(uri.getQueryParameters()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MediaType type;
        if (format.equals("csv")) {
            TableCsv.write(table, language, bytes);
            type = new MediaType("text", "csv", "utf-8");
        } else {
            JsonStat.write(table, language, bytes);
            type = MediaType.APPLICATION_JSON_TYPE;
        }
        return Response.ok(bytes.toByteArray(), type)
                .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(tableId, format))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
