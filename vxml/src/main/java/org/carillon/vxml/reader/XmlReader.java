package org.carillon.vxml.reader;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads XML that may be hostile. A DOCTYPE is tolerated, nothing is ever loaded or declared for it; no entities but the five of
 * XML; depth and number of nodes are bounded. Thread-safe.
 */
public final class XmlReader {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NODES = 200_000;
    private static final int MAX_ATTRIBUTES = 200;
    private static final String LINE = "line";

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private final DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultInstance();

    public XmlReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    }

    /**
     * Reads a document.
     *
     * @param content its bytes
     * @param charset what the transport says it is encoded in, or null if the document itself says so
     * @throws BadDocumentException if it is not well-formed, or passes a limit
     */
    public Document read(byte[] content, String charset) throws BadDocumentException {
        try {
            ByteArrayInputStream bytes = new ByteArrayInputStream(content);
            XMLStreamReader xml = charset == null
                    ? factory.createXMLStreamReader(bytes)
                    : factory.createXMLStreamReader(bytes, charset);
            try {
                return build(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            String message = e.getMessage().replaceFirst("(?s)^ParseError at .*?Message: ", "");
            throw new BadDocumentException("not well-formed" + where(e) + ": " + message, e);
        } catch (DOMException | ParserConfigurationException e) {
            throw new BadDocumentException("not well-formed: " + e.getMessage(), e);
        }
    }

    /** The line an element of a document read here stands in, from 1; 0 if unknown. */
    public static int lineOf(Node element) {
        return element.getUserData(LINE) instanceof Integer line ? line : 0;
    }

    private Document build(XMLStreamReader xml)
            throws XMLStreamException, ParserConfigurationException, BadDocumentException {
        Document document = newDocument();
        Node parent = document;
        int depth = 0;
        int nodes = 0;
        while (xml.hasNext()) {
            int kind = xml.next();
            if (++nodes > MAX_NODES) {
                throw new BadDocumentException("more than " + MAX_NODES + " nodes");
            }
            if (kind == XMLStreamConstants.START_ELEMENT) {
                if (++depth > MAX_DEPTH) {
                    throw new BadDocumentException("elements nested more than " + MAX_DEPTH + " deep");
                }
                parent = parent.appendChild(element(document, xml));
            } else if (kind == XMLStreamConstants.END_ELEMENT) {
                depth--;
                parent = parent.getParentNode();
            } else if (parent != document) {
                appendContent(document, parent, xml, kind);
            }
        }
        return document;
    }

    private Document newDocument() throws ParserConfigurationException {
        // the factory is not said to be thread-safe
        synchronized (builders) {
            return builders.newDocumentBuilder().newDocument();
        }
    }

    private static Element element(Document document, XMLStreamReader xml) throws BadDocumentException {
        Element element =
                document.createElementNS(xml.getNamespaceURI(), qualified(xml.getPrefix(), xml.getLocalName()));
        element.setUserData(LINE, xml.getLocation().getLineNumber(), null);
        if (xml.getAttributeCount() + xml.getNamespaceCount() > MAX_ATTRIBUTES) {
            throw new BadDocumentException("more than " + MAX_ATTRIBUTES + " attributes");
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            String uri = xml.getNamespaceURI(i);
            element.setAttributeNS(
                    "http://www.w3.org/2000/xmlns/",
                    prefix == null ? "xmlns" : "xmlns:" + prefix,
                    uri == null ? "" : uri);
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.setAttributeNS(
                    xml.getAttributeNamespace(i),
                    qualified(xml.getAttributePrefix(i), xml.getAttributeLocalName(i)),
                    xml.getAttributeValue(i));
        }
        return element;
    }

    private static void appendContent(Document document, Node parent, XMLStreamReader xml, int kind)
            throws BadDocumentException {
        switch (kind) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                if (parent.getLastChild() != null && parent.getLastChild().getNodeType() == Node.TEXT_NODE) {
                    ((org.w3c.dom.Text) parent.getLastChild()).appendData(xml.getText());
                } else {
                    parent.appendChild(document.createTextNode(xml.getText()));
                }
            }
            case XMLStreamConstants.CDATA -> parent.appendChild(document.createCDATASection(xml.getText()));
            case XMLStreamConstants.COMMENT -> parent.appendChild(document.createComment(xml.getText()));
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> parent.appendChild(
                    document.createProcessingInstruction(xml.getPITarget(), xml.getPIData()));
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadDocumentException(
                    "not well-formed: the entity &" + xml.getLocalName() + "; is not known, DTDs are not read");
            default -> {
                // nothing else carries content
            }
        }
    }

    private static String qualified(String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private static String where(XMLStreamException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
    }
}
