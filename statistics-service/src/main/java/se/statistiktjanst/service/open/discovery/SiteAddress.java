package se.statistiktjanst.service.open.discovery;

import jakarta.ws.rs.core.UriInfo;
import se.statistiktjanst.service.page.Language;

/**
 * Absolute addresses of this site.
 *
 * @param origin scheme, host and port, without a slash at the end
 */
public record SiteAddress(String origin) {

    /** The site as the client of a request reached it. */
    public static SiteAddress of(UriInfo uri) {
        return new SiteAddress(uri.getBaseUri().resolve("/").toString().replaceFirst("/$", ""));
    }

    String at(String path) {
        return origin + path;
    }

    String table(Language language, String id) {
        return at("/" + language.tag() + "/statistik/" + id);
    }

    String feed(Language language) {
        return at("/" + language.tag() + "/statistik.atom");
    }

    /** The name of a thing in the data catalogue; following it leads to the catalogue. */
    String named(String fragment) {
        return at("/datasets/dcat#" + fragment);
    }
}
