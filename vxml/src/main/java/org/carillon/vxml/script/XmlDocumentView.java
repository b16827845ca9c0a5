package org.carillon.vxml.script;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.mozilla.javascript.ScriptableObject;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The script objects of one XML document in one session: the same node is always the same object. */
final class XmlDocumentView {

    private final XmlPrototypes prototypes;
    private final Map<Node, XmlNode> seen = new IdentityHashMap<>();

    XmlDocumentView(XmlPrototypes prototypes) {
        this.prototypes = prototypes;
    }

    XmlNode of(Node node) {
        if (node == null) {
            return null;
        }
        XmlNode known = seen.get(node);
        if (known == null) {
            known = new XmlNode(this, node);
            seen.put(node, known);
        }
        return known;
    }

    XmlNodeList list(List<Node> nodes) {
        return new XmlNodeList(this, nodes);
    }

    ScriptableObject nodePrototype() {
        return prototypes.node();
    }

    ScriptableObject listPrototype() {
        return prototypes.list();
    }

    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    /** Attributes, namespace declarations left out. */
    static List<Node> attributes(Element element) {
        List<Node> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add(element.getAttributes().item(i));
        }
        return attributes;
    }

    /** All elements below a node, in document order. */
    static List<Node> elements(Node root, Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        Node node = next(root, root);
        while (node != null) {
            if (node instanceof Element && wanted.test(node)) {
                found.add(node);
            }
            node = next(node, root);
        }
        return found;
    }

    private static Node next(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != root && up.getNextSibling() == null) {
            up = up.getParentNode();
        }
        return up == root ? null : up.getNextSibling();
    }

    static Predicate<Node> named(String name) {
        return node -> name.equals("*") || name.equals(node.getNodeName());
    }

    static Predicate<Node> named(String namespace, String localName) {
        return node -> ("*".equals(namespace) || Objects.equals(namespace, node.getNamespaceURI()))
                && (localName.equals("*") || localName.equals(node.getLocalName()));
    }
}
