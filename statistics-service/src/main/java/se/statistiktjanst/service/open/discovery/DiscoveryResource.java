package se.statistiktjanst.service.open.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PagesBundle;

/** Data catalogue, feeds and site map. A table that has no release yet is in none of them. */
@Path("/")
public final class DiscoveryResource {
    private final OpenTables tables;
    private final Supplier<Publisher> publisher;

    public DiscoveryResource(OpenTables tables, Supplier<Publisher> publisher) {
        this.tables = tables;
        this.publisher = publisher;
    }

    @GET
    @Path("datasets/dcat")
    public Response dcat(@Context UriInfo uri) {
        return answer(
                "application/rdf+xml", new DcatCatalogue(SiteAddress.of(uri), publisher.get()).write(published()));
    }

    @GET
    @Path("{language: sv|en}/statistik.atom")
    public Response feed(@Context UriInfo uri, @PathParam("language") Language language) {
        return answer(
                "application/atom+xml",
                new ReleaseFeed(SiteAddress.of(uri), publisher.get(), language).write(published()));
    }

    @GET
    @Path("sitemap.xml")
    public Response siteMap(@Context UriInfo uri) {
        return answer("application/xml", new SiteMap(SiteAddress.of(uri)).write(published()));
    }

    /** Where crawlers look for the site map; what needs a log-in is nothing for them. */
    @GET
    @Path("robots.txt")
    public Response robots(@Context UriInfo uri) {
        String text = """
                User-agent: *
                Disallow: /sv/mina/
                Disallow: /en/mina/
                Sitemap: %s
                """.formatted(SiteAddress.of(uri).at("/sitemap.xml"));
        return answer("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<OpenContents> published() {
        return tables.all().stream()
                .map(OpenCube::id)
                .map(tables::contents)
                .filter(table -> !table.releases().isEmpty())
                .toList();
    }

    private static Response answer(String type, byte[] text) {
        return Response.ok(text, type + ";charset=utf-8")
                .header("Cache-Control", PagesBundle.OPEN_PAGE_CACHE)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
