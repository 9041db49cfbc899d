package se.statistiktjanst.service.open.discovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.TextPage;

/** The open pages in both languages, as sitemaps.org has it. Nothing behind the log-in is in it. */
final class SiteMap {
    private final SiteAddress site;
    private final XmlText xml = new XmlText(
            "urlset",
            "xmlns",
            "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:xhtml",
            "http://www.w3.org/1999/xhtml");

    SiteMap(SiteAddress site) {
        this.site = site;
    }

    byte[] write(List<OpenContents> tables) {
        page("/", null);
        page("/statistik", null);
        page("/api", null);
        Stream.of(TextPage.Name.values()).forEach(text -> page("/" + text.path(), null));
        tables.forEach(table -> page("/statistik/" + table.cube().id(), table.updatedAt()));
        return xml.end();
    }

    private void page(String path, @Nullable Instant updated) {
        for (Language language : Language.values()) {
            xml.open("url");
            xml.element("loc", site.at("/" + language.tag() + path));
            if (updated != null) {
                xml.element("lastmod", updated.truncatedTo(ChronoUnit.SECONDS).toString());
            }
            Language other = language.other();
            xml.empty(
                    "xhtml:link",
                    "rel",
                    "alternate",
                    "hreflang",
                    other.tag(),
                    "href",
                    site.at("/" + other.tag() + path));
            xml.close();
        }
    }
}
