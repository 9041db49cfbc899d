package se.statistiktjanst.service.open.discovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.PeriodNames;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;

/**
 * An Atom feed (RFC 4287) with an entry for each period of each table as last published, newest first. A revision is an
 * entry of its own, because its id has the version in it.
 */
final class ReleaseFeed {
    static final int MOST_ENTRIES = 200;

    private final SiteAddress site;
    private final Publisher publisher;
    private final Language language;
    private final Messages messages;

    ReleaseFeed(SiteAddress site, Publisher publisher, Language language) {
        this.site = site;
        this.publisher = publisher;
        this.language = language;
        this.messages = Messages.of(language);
    }

    private record Entry(OpenCube cube, Release release) {}

    byte[] write(List<OpenContents> tables) {
        List<Entry> entries = tables.stream()
                .flatMap(table -> table.releases().stream().map(release -> new Entry(table.cube(), release)))
                .sorted(Comparator.comparing((Entry entry) -> entry.release().publishedAt())
                        .thenComparing(entry -> entry.release().id())
                        .reversed())
                .limit(MOST_ENTRIES)
                .toList();
        XmlText xml = new XmlText("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", language.tag());
        xml.element("id", site.feed(language));
        xml.element("title", messages.text("feed.title"));
        xml.element(
                "updated",
                time(
                        entries.isEmpty()
                                ? Instant.EPOCH
                                : entries.get(0).release().publishedAt()));
        xml.open("author");
        xml.element("name", publisher.operator().name());
        xml.close();
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", site.feed(language));
        xml.empty(
                "link", "rel", "alternate", "type", "text/html", "href", site.at("/" + language.tag() + "/statistik"));
        entries.forEach(entry -> write(xml, entry.cube(), entry.release()));
        return xml.end();
    }

    private void write(XmlText xml, OpenCube cube, Release release) {
        String month = PeriodNames.brief(release.period());
        xml.open("entry");
        xml.element("id", site.named("%s-%s-%d".formatted(cube.id(), release.period(), release.version())));
        xml.element(
                "title",
                release.version() == 1
                        ? messages.text("feed.new", cube.title().in(language), month)
                        : messages.text("feed.revised", cube.title().in(language), month, release.version()));
        xml.element("updated", time(release.publishedAt()));
        String page = site.table(language, cube.id()) + "?from=" + release.period() + "&to=" + release.period();
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", page);
        xml.element("summary", cube.text().in(language));
        xml.close();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
