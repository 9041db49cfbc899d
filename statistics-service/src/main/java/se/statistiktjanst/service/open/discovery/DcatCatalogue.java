package se.statistiktjanst.service.open.discovery;

import java.util.Comparator;
import java.util.List;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.Release;
import se.statistiktjanst.service.open.release.Text;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.Operator;
import se.statistiktjanst.statistics.publication.Period;

/** The open tables as a catalogue after DCAT-AP-SE 3.0.1: one dataset for each table, with its files and the API. */
final class DcatCatalogue {
    /** Of the catalogue itself, whatever the licence of the data. */
    private static final String CC0 = "http://creativecommons.org/publicdomain/zero/1.0/";

    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

    private final SiteAddress site;
    private final Publisher publisher;
    private final Messages sv = Messages.of(Language.SV);
    private final Messages en = Messages.of(Language.EN);
    private final DcatText rdf = new DcatText();

    DcatCatalogue(SiteAddress site, Publisher publisher) {
        this.site = site;
        this.publisher = publisher;
    }

    byte[] write(List<OpenContents> tables) {
        catalogue(tables);
        publisher();
        service(tables);
        tables.forEach(this::dataset);
        return rdf.bytes();
    }

    private void catalogue(List<OpenContents> tables) {
        rdf.begin("dcat:Catalog", site.named("catalog"));
        rdf.words("dcterms:title", words("dcat.title"));
        rdf.words("dcterms:description", words("dcat.text"));
        rdf.link("dcterms:publisher", site.named("publisher"));
        rdf.link("dcterms:license", CC0);
        rdf.link("foaf:homepage", site.at("/sv/"));
        languages();
        tables.stream()
                .flatMap(table -> table.releases().stream())
                .map(Release::publishedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(updated -> rdf.time("dcterms:modified", updated));
        tables.forEach(table -> rdf.link("dcat:dataset", site.named(table.cube().id())));
        rdf.link("dcat:service", site.named("api"));
        rdf.end();
    }

    private void publisher() {
        Operator operator = publisher.operator();
        rdf.begin("foaf:Organization", site.named("publisher"));
        rdf.link("rdf:type", "http://xmlns.com/foaf/0.1/Agent");
        rdf.plain("foaf:name", operator.name());
        rdf.link("foaf:mbox", "mailto:" + operator.email());
        rdf.end();
        rdf.begin("vcard:Organization", site.named("contact"));
        rdf.plain("vcard:fn", operator.name());
        rdf.link("vcard:hasEmail", "mailto:" + operator.email());
        rdf.end();
    }

    private void service(List<OpenContents> tables) {
        rdf.begin("dcat:DataService", site.named("api"));
        rdf.words("dcterms:title", words("dcat.api"));
        rdf.link("dcterms:publisher", site.named("publisher"));
        rdf.link("dcat:contactPoint", site.named("contact"));
        rdf.link("dcat:endpointURL", site.at("/api/v2"));
        rdf.link("dcat:endpointDescription", site.at("/api/v2/config"));
        rdf.link("dcterms:accessRights", EU + "access-right/PUBLIC");
        rdf.link("dcterms:license", publisher.licence());
        tables.forEach(
                table -> rdf.link("dcat:servesDataset", site.named(table.cube().id())));
        rdf.end();
    }

    private void dataset(OpenContents table) {
        OpenCube cube = table.cube();
        rdf.begin("dcat:Dataset", site.named(cube.id()));
        rdf.words("dcterms:title", cube.title());
        rdf.words("dcterms:description", cube.text());
        rdf.plain("dcterms:identifier", site.named(cube.id()));
        rdf.link("dcterms:publisher", site.named("publisher"));
        rdf.link("dcat:contactPoint", site.named("contact"));
        rdf.link("dcat:theme", EU + "data-theme/HEAL");
        cube.subject().forEach(subject -> rdf.words("dcat:keyword", subject.title()));
        rdf.link("dcterms:accessRights", EU + "access-right/PUBLIC");
        rdf.link("dcterms:accrualPeriodicity", EU + "frequency/" + frequency(cube));
        rdf.link("dcterms:spatial", EU + "country/SWE");
        rdf.link("dcterms:temporal", site.named(cube.id() + "-period"));
        rdf.time("dcterms:modified", table.updatedAt());
        rdf.link("dcat:landingPage", site.table(Language.SV, cube.id()));
        languages();
        FileFormat.ALL.forEach(format -> rdf.link("dcat:distribution", site.named(cube.id() + "-" + format.suffix())));
        rdf.end();
        period(table);
        FileFormat.ALL.forEach(format -> distribution(cube, format));
    }

    private void period(OpenContents table) {
        List<String> periods = table.periods();
        rdf.begin("dcterms:PeriodOfTime", site.named(table.cube().id() + "-period"));
        rdf.typed("dcat:startDate", Period.parse(periods.get(0)).from().toString(), "date");
        rdf.typed(
                "dcat:endDate",
                Period.parse(periods.get(periods.size() - 1))
                        .before()
                        .minusDays(1)
                        .toString(),
                "date");
        rdf.end();
    }

    private void distribution(OpenCube cube, FileFormat format) {
        String page = site.table(Language.SV, cube.id());
        rdf.begin("dcat:Distribution", site.named(cube.id() + "-" + format.suffix()));
        rdf.plain("dcterms:title", format.name());
        rdf.link("dcat:accessURL", page);
        rdf.link("dcat:downloadURL", page + "." + format.suffix());
        rdf.link("dcat:accessService", site.named("api"));
        rdf.plain("dcterms:format", format.mediaType());
        rdf.link("dcat:mediaType", MEDIA_TYPES + format.mediaType());
        rdf.link("dcterms:license", publisher.licence());
        rdf.end();
    }

    private void languages() {
        rdf.link("dcterms:language", EU + "language/SWE");
        rdf.link("dcterms:language", EU + "language/ENG");
    }

    private Text words(String key) {
        return new Text(sv.text(key), en.text(key));
    }

    private static String frequency(OpenCube cube) {
        return switch (cube.period()) {
            case MONTH -> "MONTHLY";
            case QUARTER -> "QUARTERLY";
            case YEAR -> "ANNUAL";
        };
    }
}
