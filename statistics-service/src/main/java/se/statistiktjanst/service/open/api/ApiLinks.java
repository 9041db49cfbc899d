package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import se.statistiktjanst.service.page.Language;

/** Absolute addresses of the API, as the client reached it. */
record ApiLinks(String base, Language language) {
    static ApiLinks of(UriInfo uri, Language language) {
        return new ApiLinks(uri.getBaseUri().resolve("/api/v2").toString(), language);
    }

    /** A link as in PxWebApi. */
    record Link(String rel, String hreflang, String href) {}

    Link to(String rel, String path) {
        return in(language, rel, path);
    }

    List<Link> ofTable(String id) {
        String table = "/tables/" + id;
        return List.of(
                to("self", table),
                in(language.other(), "alternate", table),
                to("metadata", table + "/metadata"),
                to("data", table + "/data"));
    }

    String address(String path) {
        return address(path, language);
    }

    private Link in(Language of, String rel, String path) {
        return new Link(rel, of.tag(), address(path, of));
    }

    private String address(String path, Language of) {
        return base + path + (path.contains("?") ? "&" : "?") + "lang=" + of.tag();
    }
}
