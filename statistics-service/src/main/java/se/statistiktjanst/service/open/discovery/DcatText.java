package se.statistiktjanst.service.open.discovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import se.statistiktjanst.service.open.release.Text;
import se.statistiktjanst.service.page.Language;

/** RDF/XML in which everything has a name of its own, so there are no blank nodes. */
final class DcatText {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private final XmlText xml = new XmlText(
            "rdf:RDF",
            "xmlns:rdf",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "xmlns:dcat",
            "http://www.w3.org/ns/dcat#",
            "xmlns:dcterms",
            "http://purl.org/dc/terms/",
            "xmlns:foaf",
            "http://xmlns.com/foaf/0.1/",
            "xmlns:vcard",
            "http://www.w3.org/2006/vcard/ns#");

    void begin(String type, String name) {
        xml.open(type, "rdf:about", name);
    }

    void end() {
        xml.close();
    }

    void link(String property, String address) {
        xml.empty(property, "rdf:resource", address);
    }

    void plain(String property, String text) {
        xml.element(property, text);
    }

    void words(String property, Text text) {
        for (Language language : Language.values()) {
            xml.element(property, text.in(language), "xml:lang", language.tag());
        }
    }

    void time(String property, Instant time) {
        typed(property, time.truncatedTo(ChronoUnit.SECONDS).toString(), "dateTime");
    }

    void typed(String property, String text, String type) {
        xml.element(property, text, "rdf:datatype", XSD + type);
    }

    byte[] bytes() {
        return xml.end();
    }
}
