package se.statistiktjanst.service.open;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.file.ArrangedTable;
import se.statistiktjanst.service.open.file.FilePart;
import se.statistiktjanst.service.open.file.JsonStat;
import se.statistiktjanst.service.open.file.Naming;
import se.statistiktjanst.service.open.file.Placement;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.file.SpreadsheetTable;
import se.statistiktjanst.service.open.file.TableCsv;
import se.statistiktjanst.service.open.file.TableParquet;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PagesBundle;

/** The selection of a table's page as a file: the same address with a suffix. */
@Path("/{language: sv|en}/statistik/{table: [a-z0-9-]+}.{format: csv|xlsx|json|parquet}")
public final class TableFileResource {
    private final OpenTables tables;
    private final Supplier<Publisher> publisher;

    public TableFileResource(OpenTables tables, Supplier<Publisher> publisher) {
        this.tables = tables;
        this.publisher = publisher;
    }

    @GET
    public Response file(
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @PathParam("language") Language language,
            @PathParam("table") String tableId,
            @PathParam("format") String format)
            throws IOException {
        OpenTable table = tables.select(tableId, SelectionParameters.read(uri.getQueryParameters()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MediaType type = write(table, language, format, bytes);
        Response.ResponseBuilder answer =
                format.equals("parquet") ? FilePart.of(bytes.toByteArray(), headers) : Response.ok(bytes.toByteArray());
        return answer.type(type)
                .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(tableId, format))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /** @return the media type of what was written */
    private MediaType write(OpenTable table, Language language, String format, OutputStream out) throws IOException {
        if (format.equals("csv")) {
            TableCsv.write(table, language, out);
            return new MediaType("text", "csv", "utf-8");
        }
        if (format.equals("parquet")) {
            TableParquet.write(table, language, publisher.get(), out);
            return MediaType.valueOf(TableParquet.MEDIA_TYPE);
        }
        ArrangedTable arranged = ArrangedTable.of(table, language, Set.of(), Placement.TIME_IN_HEAD);
        if (format.equals("xlsx")) {
            new SpreadsheetTable(Naming.TEXTS).write(arranged, publisher.get(), out);
            return MediaType.valueOf(SpreadsheetTable.MEDIA_TYPE);
        }
        JsonStat.write(arranged, publisher.get(), out);
        return MediaType.APPLICATION_JSON_TYPE;
    }
}
