package se.statistiktjanst.service.open;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenSelection;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;

/** The page of an open table. */
@Path("/{language: sv|en}/statistik/{table: [a-z0-9-]+}")
@Produces(MediaType.TEXT_HTML)
public final class TablePageResource {
    private final OpenTables tables;
    private final PageShell shell;
    private final Supplier<Publisher> publisher;

    public TablePageResource(OpenTables tables, PageShell shell, Supplier<Publisher> publisher) {
        this.tables = tables;
        this.shell = shell;
        this.publisher = publisher;
    }

    @GET
    public Response show(
            @Context UriInfo uri, @PathParam("language") Language language, @PathParam("table") String tableId) {
        OpenSelection selection =
                SelectionParameters.read(uri.getQueryParameters()).withOneMetric();
        OpenTable table = tables.select(tableId, selection);
        PageAddress address = PageAddress.of(uri);
        TableView view = new TableView(table, selection.published(), language, shell.messages(language), address);
        TablePage page = CompareWith.of(address.parameter(TableView.COMPARE))
                .filter(with -> !table.periods().isEmpty())
                .map(with -> view.page(
                        publisher.get(), with, ComparisonView.earlier(table, with, tables, selection.published())))
                .orElseGet(() -> view.page(publisher.get()));
        return Response.ok(shell.page(uri, page))
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .build();
    }
}
