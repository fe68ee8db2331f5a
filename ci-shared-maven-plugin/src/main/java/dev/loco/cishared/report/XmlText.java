package dev.loco.cishared.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How this room writes XML: indented by two, ended by a line feed, UTF-8. */
final class XmlText {
    private final XMLStreamWriter xml;
    private int depth;

    private XmlText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes a document's content. */
    @FunctionalInterface
    interface Body {
        void write(XmlText xml) throws XMLStreamException;
    }

    /** Writes what the body writes, as a document. */
    static void write(Writer out, Body body) throws IOException {
        StringWriter text = new StringWriter();
        try {
            // The JDK's own, whatever lies on the class path: the same input gives the same bytes.
            XMLStreamWriter stream = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            body.write(new XmlText(stream));
            stream.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML into memory failed", e);
        }
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write(text.toString().stripLeading());
        out.write('\n');
    }

    /** Opens an element; names and values of its attributes alternate. */
    XmlText open(String element, String... attributes) throws XMLStreamException {
        indent();
        xml.writeStartElement(element);
        attributes(attributes);
        depth++;
        return this;
    }

    XmlText close() throws XMLStreamException {
        depth--;
        indent();
        xml.writeEndElement();
        return this;
    }

    /** An element without content. */
    XmlText empty(String element, String... attributes) throws XMLStreamException {
        indent();
        xml.writeEmptyElement(element);
        attributes(attributes);
        return this;
    }

    /** An element with text in it. */
    XmlText text(String element, String content, String... attributes) throws XMLStreamException {
        indent();
        xml.writeStartElement(element);
        attributes(attributes);
        xml.writeCharacters(Printable.lines(content));
        xml.writeEndElement();
        return this;
    }

    /** What XML cannot hold at all (control characters, half a pair) is shown by another character, as in the text. */
    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], Printable.line(attributes[i + 1]));
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
