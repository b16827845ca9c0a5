package org.carillon.vxml.lint;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carillon.vxml.reader.XmlReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A document that is being checked.
 *
 * @param uri where it is
 * @param base what its references are relative to
 * @param root its root element
 * @param findings takes what is found
 */
record Page(URI uri, URI base, Element root, Consumer<Finding> findings) {

    private static final List<String> OURS = List.of(
            "http://www.w3.org/2001/vxml", "http://www.w3.org/2001/06/grammar", "http://www.w3.org/2001/10/synthesis");

    void error(Node where, String message) {
        findings.accept(new Finding(uri, XmlReader.lineOf(where), Finding.Severity.ERROR, message));
    }

    void warning(Node where, String message) {
        findings.accept(new Finding(uri, XmlReader.lineOf(where), Finding.Severity.WARNING, message));
    }

    /** All elements of VoiceXML in document order; what is inside of a grammar is no VoiceXML. */
    Stream<Element> elements() {
        List<Element> elements = new ArrayList<>();
        collect(root, elements);
        return elements.stream();
    }

    Stream<Element> elements(String name) {
        return elements().filter(element -> element.getLocalName().equals(name));
    }

    private static void collect(Element element, List<Element> elements) {
        elements.add(element);
        if (!element.getLocalName().equals("grammar") && !element.getLocalName().equals("metadata")) {
            children(element).forEach(child -> collect(child, elements));
        }
    }

    /** Child elements of VoiceXML, SRGS or SSML. */
    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && isOurs(child)) {
                children.add(child);
            }
        }
        return children;
    }

    static boolean isOurs(Element element) {
        return element.getNamespaceURI() == null || OURS.contains(element.getNamespaceURI());
    }

    static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Text characters) {
                text.append(characters.getData());
            }
        }
        return text.toString();
    }
}
