package se.statistiktjanst.service.open.discovery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document under construction. Attributes are given as name, value, name, value. */
final class XmlText {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    /** @param attributes of the root, its namespaces among them */
    XmlText(String root, String... attributes) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        open(root, attributes);
    }

    /** Begins an element; {@link #close} ends it. */
    void open(String element, String... attributes) {
        try {
            writer.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], attributes[i + 1]);
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void close() {
        try {
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void element(String name, String text, String... attributes) {
        open(name, attributes);
        try {
            writer.writeCharacters(text);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        close();
    }

    void empty(String element, String... attributes) {
        open(element, attributes);
        close();
    }

    /** The document with its root closed. */
    byte[] end() {
        try {
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return bytes.toByteArray();
    }

    private static IllegalStateException failed(XMLStreamException cause) {
        return new IllegalStateException("an XML document could not be written to memory", cause);
    }
}
