package org.carillon.speech.recognition;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.carillon.speech.SpeechException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The rules of an SRGS 1.0 document in the XML form that refers to no other. Semantics are none of the recognizer's business. */
final class SrgsGrammar {

    static final String NAMESPACE = "http://www.w3.org/2001/06/grammar";

    private static final int MAX_CHARS = 1_000_000;

    private final Element root;
    private final Map<String, Element> rules;

    private SrgsGrammar(Element root, Map<String, Element> rules) {
        this.root = root;
        this.rules = rules;
    }

    /** @throws SpeechException when it is not well-formed, too long, or has no root rule */
    static SrgsGrammar read(String xml) throws SpeechException {
        if (xml.length() > MAX_CHARS) {
            throw new SpeechException("The grammar is longer than " + MAX_CHARS + " characters");
        }
        Element document = parse(xml);
        Map<String, Element> rules = new HashMap<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals("rule")) {
                rules.put(element.getAttribute("id"), element);
            }
        }
        Element root = rules.get(document.getAttribute("root"));
        if (root == null) {
            throw new SpeechException("The grammar has no root rule");
        }
        return new SrgsGrammar(root, rules);
    }

    private static Element parse(String xml) throws SpeechException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | java.io.IOException e) {
            throw new SpeechException("The grammar can't be read: " + e.getMessage(), e);
        }
    }

    Element root() {
        return root;
    }

    /** What a reference within the document leads to. */
    Element referred(String uri) throws SpeechException {
        Element rule = uri.startsWith("#") ? rules.get(uri.substring(1)) : null;
        if (rule == null) {
            throw new SpeechException("The grammar refers to a rule that it does not have: " + uri);
        }
        return rule;
    }
}
