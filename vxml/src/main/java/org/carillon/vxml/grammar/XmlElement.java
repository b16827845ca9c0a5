package org.carillon.vxml.grammar;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a grammar document. A DOCTYPE is tolerated and nothing is loaded or declared for it; no entities but the five of
 * XML; depth is bounded, size by whoever fetches.
 *
 * @param attributes by local name; {@code xml:lang} and {@code xml:base} with their prefix; those of other namespaces are left out
 * @param content String and XmlElement in document order; neighbouring text is one String
 */
record XmlElement(String namespace, String name, Map<String, String> attributes, List<Object> content, int line) {

    private static final XMLInputFactory FACTORY = hardenedFactory();

    private static XMLInputFactory hardenedFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    static XmlElement parse(byte[] document) throws BadGrammarException {
        try {
            return parse(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    static XmlElement parse(String document) throws BadGrammarException {
        try {
            return parse(FACTORY.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException e) {
            throw notWellFormed(e);
        }
    }

    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** All text in it, elements in it left out. */
    String text() {
        StringBuilder text = new StringBuilder();
        content.stream().filter(String.class::isInstance).forEach(text::append);
        return text.toString();
    }

    private static XmlElement parse(XMLStreamReader xml) throws XMLStreamException, BadGrammarException {
        List<XmlElement> open = new ArrayList<>();
        XmlElement root = null;
        while (xml.hasNext()) {
            int kind = xml.next();
            if (kind == XMLStreamConstants.START_ELEMENT) {
                XmlElement element = start(xml);
                if (open.isEmpty()) {
                    root = element;
                } else {
                    open.get(open.size() - 1).content.add(element);
                }
                open.add(element);
                if (open.size() > GrammarLimits.DEPTH) {
                    throw new BadGrammarException("elements are nested too deeply");
                }
            } else if (kind == XMLStreamConstants.END_ELEMENT) {
                open.remove(open.size() - 1);
            } else if (kind == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new BadGrammarException("not well-formed: entity &" + xml.getLocalName() + "; is not known");
            } else if (xml.hasText() && kind != XMLStreamConstants.COMMENT && !open.isEmpty()) {
                addText(open.get(open.size() - 1).content, xml.getText());
            }
        }
        return root;
    }

    private static void addText(List<Object> content, String text) {
        int last = content.size() - 1;
        if (last >= 0 && content.get(last) instanceof String before) {
            content.set(last, before + text);
        } else {
            content.add(text);
        }
    }

    private static XmlElement start(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            } else if (namespace.equals(XMLConstants.XML_NS_URI)) {
                attributes.put("xml:" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        return new XmlElement(
                namespace,
                xml.getLocalName(),
                attributes,
                new ArrayList<>(),
                xml.getLocation().getLineNumber());
    }

    private static BadGrammarException notWellFormed(XMLStreamException e) {
        return new BadGrammarException("not well-formed: " + e.getMessage().replaceAll("\\s+", " "), e);
    }
}
