package se.statistiktjanst.service.open;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;

/** The list of all open tables, and search in it. */
@Path("/{language: sv|en}/statistik")
@Produces(MediaType.TEXT_HTML)
public final class TablesPageResource {
    private final TableList list;
    private final PageShell shell;

    public TablesPageResource(TableList list, PageShell shell) {
        this.list = list;
        this.shell = shell;
    }

    @GET
    public Response show(
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("q") @DefaultValue("") String query) {
        String words = query.strip().toLowerCase(Locale.ROOT);
        List<TableGroup> groups = list.groups(language).stream()
                .map(group -> new TableGroup(
                        group.id(),
                        group.label(),
                        group.tables().stream()
                                .filter(table -> contains(table, words))
                                .toList()))
                .filter(group -> !group.tables().isEmpty())
                .toList();
        // What somebody typed may be anything, and is nothing for a cache that others share.
        return Response.ok(shell.page(uri, new TablesPage(query.strip(), groups)))
                .header("Cache-Control", query.isBlank() ? PagesBundle.OPEN_PAGE_CACHE : "no-store")
                .build();
    }

    private static boolean contains(TableEntry table, String words) {
        return (table.title() + " " + table.description())
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }
}
