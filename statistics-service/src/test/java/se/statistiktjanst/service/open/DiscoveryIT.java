package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCAT;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.FOAF;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

class DiscoveryIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String PAGE = "/statistik/" + SampleReleases.TABLE;
    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        SampleReleases.revise(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, 10_000, 60, null));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theCatalogueHasWhatDcatApSeRequires() throws Exception {
        Model model = catalogue();

        required(model, DCAT.CATALOG, DCTERMS.TITLE, DCTERMS.DESCRIPTION, DCTERMS.PUBLISHER, DCTERMS.LICENSE);
        required(model, DCAT.CATALOG, DCAT.HAS_DATASET, DCTERMS.LANGUAGE, DCTERMS.MODIFIED);
        required(model, DCAT.DATASET, DCTERMS.TITLE, DCTERMS.DESCRIPTION, DCTERMS.PUBLISHER, DCAT.CONTACT_POINT);
        required(model, DCAT.DATASET, DCAT.THEME, DCTERMS.MODIFIED, DCAT.HAS_DISTRIBUTION, DCTERMS.ACCESS_RIGHTS);
        required(model, DCAT.DISTRIBUTION, DCAT.ACCESS_URL, DCTERMS.LICENSE, DCTERMS.FORMAT);
        required(model, DCAT.DATA_SERVICE, DCTERMS.TITLE, DCAT.ENDPOINT_URL, DCTERMS.PUBLISHER);
        required(model, FOAF.ORGANIZATION, FOAF.NAME);
        Resource dataset =
                model.filter(null, RDF.TYPE, DCAT.DATASET).subjects().iterator().next();
        assertThat(model.filter(dataset, DCTERMS.TITLE, null).objects())
                .containsExactlyInAnyOrder(
                        Values.literal("Samtal efter vårdgivare och ärende", "sv"),
                        Values.literal("Calls by care provider and errand", "en"));
        Resource catalogue =
                model.filter(null, RDF.TYPE, DCAT.CATALOG).subjects().iterator().next();
        assertThat(model.filter(catalogue, DCTERMS.LICENSE, null).objects())
                .containsExactly(Values.iri("http://creativecommons.org/publicdomain/zero/1.0/"));
    }

    @Test
    void theCatalogueHasNoBlankNodesNoRelativeAddressesAndNothingThatIsNotDescribed() throws Exception {
        Model model = catalogue();

        for (var statement : model) {
            for (Value value : List.of(statement.getSubject(), statement.getObject())) {
                assertThat(value.isBNode()).as(statement.toString()).isFalse();
                if (value instanceof IRI iri) {
                    assertThat(iri.stringValue())
                            .matches("(https?://|mailto:).+")
                            .doesNotContain("relative.invalid");
                    if (iri.stringValue().contains("/datasets/dcat#")) {
                        assertThat(model.filter(iri, RDF.TYPE, null))
                                .as(iri.stringValue())
                                .isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void theFilesOfTheCatalogueAreThere() throws Exception {
        List<Value> files = new ArrayList<>(
                catalogue().filter(null, DCAT.DOWNLOAD_URL, null).objects());
        assertThat(files).hasSize(4);
        for (Value file : files) {
            assertThat(file.stringValue()).startsWith(app.origin());
            assertThat(app.file(file.stringValue().substring(app.origin().length()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void theFeedHasAnEntryForEachReleaseNewestFirst(String language) throws Exception {
        HttpResponse<String> answer = app.get("/" + language + "/statistik.atom");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).startsWith("public");
        Document feed = xml(answer);

        assertThat(texts(feed, "updated"))
                .containsExactly(
                        "2021-04-20T04:00:00Z", "2021-04-20T04:00:00Z", "2021-03-05T04:00:00Z", "2021-02-05T04:00:00Z");
        assertThat(texts(feed, "title").get(1))
                .contains("2021-03")
                .contains(language.equals("sv") ? "reviderad (version 2)" : "revised (version 2)");
        assertThat(texts(feed, "id")).doesNotHaveDuplicates().allMatch(id -> id.startsWith(app.origin()));
        NodeList links = feed.getElementsByTagName("link");
        assertThat(links.getLength()).isEqualTo(5);
        for (int i = 0; i < links.getLength(); i++) {
            String address = ((Element) links.item(i)).getAttribute("href");
            assertThat(address).startsWith(app.origin() + "/" + language + "/");
            assertThat(app.get(address.substring(app.origin().length())).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theSiteMapLeadsToOpenPagesOfBothLanguagesOnly() throws Exception {
        List<String> addresses = texts(xml(app.get("/sitemap.xml")), "loc");

        assertThat(addresses)
                .contains(app.origin() + "/sv" + PAGE, app.origin() + "/en" + PAGE, app.origin() + "/sv/skydd")
                .noneMatch(address -> address.contains("/mina") || address.contains("/drift"));
        for (String address : addresses) {
            assertThat(address).startsWith(app.origin() + "/");
            HttpResponse<String> page = app.get(address.substring(app.origin().length()));
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        }
    }

    @Test
    void crawlersAreToldWhereTheSiteMapIs() throws Exception {
        assertThat(app.get("/robots.txt").body())
                .contains("Sitemap: " + app.origin() + "/sitemap.xml\n", "Disallow: /sv/mina/\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void aTablesPageDescribesItselfToSearchEngines(String language) throws Exception {
        HttpResponse<String> page = app.get("/" + language + PAGE);
        MatchResult script = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page.body())
                .results()
                .findFirst()
                .orElseThrow();
        JsonNode dataset = new JsonMapper().readTree(script.group(1));

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(dataset.get("name").asText())
                .isEqualTo(
                        language.equals("sv")
                                ? "Samtal efter vårdgivare och ärende"
                                : "Calls by care provider and errand");
        assertThat(dataset.get("temporalCoverage").asText()).isEqualTo("2021-01/2021-03");
        assertThat(dataset.get("license").asText()).startsWith("https://creativecommons.org/");
        assertThat(dataset.get("url").asText()).isEqualTo(app.origin() + "/" + language + PAGE);
        assertThat(dataset.get("distribution")).hasSize(4);
        dataset.get("distribution")
                .forEach(file -> assertThat(file.get("contentUrl").asText()).startsWith(app.origin()));
        assertThat(page.body()).contains("href=\"/" + language + "/statistik.atom\"", "href=\"/sitemap.xml\"");
        assertThat(app.get("/" + language + "/statistik").body()).contains("href=\"/datasets/dcat\"");
    }

    /** Everything of the class has all of the properties. */
    private static void required(Model model, IRI type, IRI... properties) {
        assertThat(model.filter(null, RDF.TYPE, type).subjects())
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(properties)
                        .allSatisfy(property -> assertThat(model.filter(subject, property, null))
                                .as("%s of %s", property, subject)
                                .isNotEmpty()));
    }

    private static Model catalogue() throws Exception {
        HttpResponse<String> answer = app.get("/datasets/dcat");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/rdf+xml;charset=utf-8");
        return Rio.parse(new StringReader(answer.body()), "http://relative.invalid/", RDFFormat.RDFXML);
    }

    private static Document xml(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document document, String element) {
        List<String> texts = new ArrayList<>();
        NodeList found = document.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
