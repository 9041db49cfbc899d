package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.file.ArrangedTable;
import se.statistiktjanst.service.open.file.FilePart;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;

/** Selects from a table and writes it in the format asked for. */
final class DataAnswers {
    private final OpenTables tables;
    private final Supplier<Publisher> publisher;
    private final int mostCells;

    DataAnswers(OpenTables tables, Supplier<Publisher> publisher, int mostCells) {
        this.tables = tables;
        this.publisher = publisher;
        this.mostCells = mostCells;
    }

    /** The answer to a GET: 304 where the client's copy is still good. */
    Response get(DataQuery query, Request request, HttpHeaders headers) throws IOException {
        OpenContents table = tables.contents(query.tableId());
        Publisher who = publisher.get();
        Freshness freshness = Freshness.of(List.of(table), who.nextPublicationOn());
        Optional<Response> notModified = freshness.notModified(request, headers);
        return notModified.isPresent()
                ? notModified.get()
                : freshness.stamp(answer(table, query, who, headers)).build();
    }

    /** The answer to a POST. */
    Response post(DataQuery query, HttpHeaders headers) throws IOException {
        return answer(tables.contents(query.tableId()), query, publisher.get(), headers)
                .build();
    }

    private Response.ResponseBuilder answer(OpenContents table, DataQuery query, Publisher who, HttpHeaders headers)
            throws IOException {
        ResolvedSelection selection = ResolvedSelection.of(query.selection(), table, tables);
        OpenTable chosen = tables.select(table, selection.selection(), mostCells);
        OutputFormat format = query.format();
        ArrangedTable arranged = ArrangedTable.of(
                chosen,
                query.language(),
                selection.leftOut(),
                format.placement(query.selection().placed()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(arranged, who, query.formatParameters(), bytes);
        Response.ResponseBuilder answer = format == OutputFormat.PARQUET
                ? FilePart.of(bytes.toByteArray(), headers)
                : Response.ok(bytes.toByteArray());
        // A header that is null is left out.
        return answer.type(format.mediaType()).header("Content-Disposition", format.disposition(query.tableId()));
    }
}
