package org.carillon.vxml.script;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mozilla.javascript.Scriptable;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/** A node of an XML document as scripts see it: the read-only part of DOM that VoiceXML 2.1 appendix D names. */
final class XmlNode extends ReadOnlyObject {

    private static final Set<String> PROPERTIES = Set.of(
            "nodeName",
            "nodeValue",
            "nodeType",
            "parentNode",
            "childNodes",
            "firstChild",
            "lastChild",
            "previousSibling",
            "nextSibling",
            "attributes",
            "ownerDocument",
            "namespaceURI",
            "prefix",
            "localName");
    private static final Set<String> OF_DOCUMENTS = Set.of("documentElement");
    private static final Set<String> OF_ELEMENTS = Set.of("tagName");
    private static final Set<String> OF_ATTRIBUTES = Set.of("name", "value", "specified", "ownerElement");
    private static final Set<String> OF_TEXTS = Set.of("data", "length");
    private static final Set<String> OF_INSTRUCTIONS = Set.of("target", "data");

    private final XmlDocumentView view;
    private final Node node;
    private XmlNodeList children;

    XmlNode(XmlDocumentView view, Node node) {
        this.view = view;
        this.node = node;
        setPrototype(view.nodePrototype());
    }

    Node node() {
        return node;
    }

    XmlDocumentView view() {
        return view;
    }

    @Override
    public String getClassName() {
        return "Node";
    }

    @Override
    public boolean has(String name, Scriptable start) {
        return PROPERTIES.contains(name) || ofItsKind().contains(name);
    }

    @Override
    public Object[] getIds() {
        return Stream.concat(PROPERTIES.stream(), ofItsKind().stream()).sorted().toArray();
    }

    @Override
    public Object get(String name, Scriptable start) {
        if (ofItsKind().contains(name)) {
            return special(name);
        }
        return PROPERTIES.contains(name) ? general(name) : NOT_FOUND;
    }

    private Set<String> ofItsKind() {
        return switch (node.getNodeType()) {
            case Node.DOCUMENT_NODE -> OF_DOCUMENTS;
            case Node.ELEMENT_NODE -> OF_ELEMENTS;
            case Node.ATTRIBUTE_NODE -> OF_ATTRIBUTES;
            case Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.COMMENT_NODE -> OF_TEXTS;
            case Node.PROCESSING_INSTRUCTION_NODE -> OF_INSTRUCTIONS;
            default -> Set.of();
        };
    }

    private Object general(String name) {
        return switch (name) {
            case "nodeName" -> node.getNodeName();
            case "nodeValue" -> node.getNodeValue();
            case "nodeType" -> (double) node.getNodeType();
            case "parentNode" -> view.of(node.getParentNode());
            case "childNodes" -> children();
            case "firstChild" -> view.of(node.getFirstChild());
            case "lastChild" -> view.of(node.getLastChild());
            case "previousSibling" -> view.of(node.getPreviousSibling());
            case "nextSibling" -> view.of(node.getNextSibling());
            case "attributes" -> node instanceof Element element
                    ? view.list(XmlDocumentView.attributes(element))
                    : null;
            case "ownerDocument" -> view.of(node.getOwnerDocument());
            case "namespaceURI" -> node.getNamespaceURI();
            case "prefix" -> node.getPrefix();
            default -> node.getLocalName();
        };
    }

    private Object special(String name) {
        if (node instanceof Document document) {
            return view.of(document.getDocumentElement());
        }
        if (node instanceof Element element) {
            return element.getTagName();
        }
        if (node instanceof Attr attribute) {
            return switch (name) {
                case "name" -> attribute.getName();
                case "value" -> attribute.getValue();
                case "specified" -> attribute.getSpecified();
                default -> view.of(attribute.getOwnerElement());
            };
        }
        if (node instanceof CharacterData text) {
            return name.equals("data") ? text.getData() : (Object) (double) text.getLength();
        }
        ProcessingInstruction instruction = (ProcessingInstruction) node;
        return name.equals("data") ? instruction.getData() : instruction.getTarget();
    }

    private XmlNodeList children() {
        if (children == null) {
            children = view.list(XmlDocumentView.children(node));
        }
        return children;
    }

    static List<String> constants() {
        return List.of(
                "ELEMENT_NODE",
                "ATTRIBUTE_NODE",
                "TEXT_NODE",
                "CDATA_SECTION_NODE",
                "ENTITY_REFERENCE_NODE",
                "ENTITY_NODE",
                "PROCESSING_INSTRUCTION_NODE",
                "COMMENT_NODE",
                "DOCUMENT_NODE",
                "DOCUMENT_TYPE_NODE",
                "DOCUMENT_FRAGMENT_NODE",
                "NOTATION_NODE");
    }
}
